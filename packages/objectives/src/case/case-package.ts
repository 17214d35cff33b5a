/** A CASE 1.1 package as `writeCasePackage` makes it: flat, with what is ours alone in `extensions`. */
export interface CasePackage {
  readonly CFDocument: CaseDocument
  readonly CFItems: readonly CaseItem[]
  readonly CFAssociations: readonly CaseAssociation[]
}

interface CaseBase {
  readonly identifier: string
  readonly uri: string
  readonly lastChangeDateTime: string
  readonly extensions?: Readonly<Record<string, unknown>>
}

export interface CaseDocument extends CaseBase {
  readonly caseVersion: '1.1'
  readonly creator: string
  readonly title: string
  readonly publisher?: string
  readonly subject: readonly string[]
}

export interface CaseItem extends CaseBase {
  readonly fullStatement: string
  readonly humanCodingScheme?: string
  readonly CFItemType?: string
  readonly conceptKeywords?: readonly string[]
  readonly educationLevel?: readonly string[]
  readonly statusStartDate?: string
  readonly statusEndDate?: string
}

export interface CaseAssociation extends CaseBase {
  readonly associationType: string
  readonly originNodeURI: CaseNode
  readonly destinationNodeURI: CaseNode
  readonly sequenceNumber?: number
}

export interface CaseNode {
  readonly title: string
  readonly identifier: string
  readonly uri: string
}
