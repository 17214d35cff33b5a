import { type NodePath, type PluginObj, transformAsync, types } from '@babel/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import type { Plugin } from 'vite'

/**
 * Turns Lingui's macros into plain calls. Only files that use one pass through Babel.
 *
 * English is compiled into the code that says it: there is no English catalogue to load, and a page brings its own words.
 */
export function linguiMacro(): Plugin {
  return {
    name: 'lingui-macro',
    enforce: 'pre',
    async transform(code, id) {
      const file = id.split('?')[0]!
      if (!/\.tsx?$/.test(file) || !/@lingui\/(core|react)\/macro/.test(code)) return
      const result = await transformAsync(code, {
        filename: file,
        parserOpts: { plugins: ['typescript', ...(file.endsWith('x') ? (['jsx'] as const) : [])] },
        plugins: [['@lingui/babel-plugin-lingui-macro', { stripMessageField: false }], compileEnglish],
        sourceMaps: true,
        configFile: false,
        babelrc: false,
      })
      return result?.code ? { code: result.code, map: result.map ?? null } : undefined
    },
  }
}

/** `{ id, message: "…" }`, as the macro leaves it, with the message read into what the runtime would have to work out. */
function compileEnglish(): PluginObj {
  const visitor = {
    ObjectExpression({ node }: NodePath<types.ObjectExpression>) {
      const message = propertyOf(node, 'message')
      if (!propertyOf(node, 'id') || !types.isStringLiteral(message?.value)) return
      message.value = types.valueToNode(compileMessage(message.value.value))
    },
  }
  return { visitor: { Program: { exit: (program) => program.traverse(visitor) } } }
}

function propertyOf({ properties }: types.ObjectExpression, name: string): types.ObjectProperty | undefined {
  return properties.find(
    (property): property is types.ObjectProperty =>
      types.isObjectProperty(property) && types.isIdentifier(property.key, { name }),
  )
}
