import { msg } from '@lingui/core/macro'
import { all, by, type Wordings } from '../words/sentences'

/** What is said around a chart: loaded with it, so that the note does not wait for these words. What hangs on the chart is never changed. */
export const CHART_SENTENCES = {
  holdUp: by(msg`Hold up my piece`, msg`Hold my piece up to the chart`, msg`Hold my piece up to the chart`),
  goOnWithPiece: by(msg`Go on with my piece`, msg`Go on with my piece`, msg`Go on with my piece`),
  theChart: all(msg`The chart`),
  whichChart: all(msg`My charts`),

  // The piece.
  whichPiece: by(msg`Which piece is it?`, msg`Which piece do you hold up?`, msg`Which piece do you hold up?`),
  takePhoto: all(msg`Take a photo`),
  choosePicture: by(msg`Pick a picture`, msg`Choose a picture`, msg`Choose a picture`),
  onPaper: by(msg`It is in my hand`, msg`I have it in my hand`, msg`I have it on paper in my hand`),
  typeIt: by(msg`Type it`, msg`Type it`, msg`Type it in`),
  pictureIsYours: by(
    msg`You and your teacher see the picture.`,
    msg`Only you and your teachers see the picture.`,
    msg`Only you and your teachers see the picture. It does not stay on this device.`,
  ),
  needsWords: by(
    msg`Write your piece here first.`,
    msg`Write your piece here first.`,
    msg`Write your piece here first.`,
  ),
  notAPicture: by(
    msg`That is not a picture. Try again.`,
    msg`We cannot read this as a picture. Try another one.`,
    msg`We cannot read this as a picture. Try another one.`,
  ),
  holdNext: by(
    msg`Hold it next to this.`,
    msg`Hold your paper next to this one.`,
    msg`Hold your paper next to this one.`,
  ),
  turnIt: by(msg`Turn it`, msg`Turn it`, msg`Turn it`),
  myPiece: all(msg`My piece`),
  goOn: all(msg`Go on`),
  notThisPiece: by(msg`Not this piece`, msg`Put this piece away`, msg`Put this piece away`),

  // Side by side.
  question: by(
    msg`Is mine as good as this?`,
    msg`Is mine at least as good as this one?`,
    msg`Is mine at least as good as this one?`,
  ),
  better: by(msg`Yes, more`, msg`Yes, better`, msg`Yes, better`),
  same: all(msg`About the same`),
  notYetAsGood: all(msg`Not yet`),
  backOne: all(msg`Back one`),
  lookDown: by(msg`Look one down`, msg`Look one down the chart`, msg`Look one down the chart`),
  lookUp: by(msg`Look one up`, msg`Look one up the chart`, msg`Look one up the chart`),
  lookingAround: by(msg`You look around`, msg`You are looking around`, msg`You are looking around`),
  backToQuestion: by(msg`Back to the question`, msg`Back to the question`, msg`Back to the question`),
  chooseMyself: by(msg`I pick the place`, msg`Choose the place myself`, msg`Choose the place myself`),
  askMe: by(msg`Ask me`, msg`Ask me instead`, msg`Ask me instead`),
  whereIsIt: by(msg`Where does it go?`, msg`Where does my piece fall?`, msg`Where does my piece fall?`),
  theLine: by(msg`Places on the chart`, msg`Places on the chart`, msg`Places on the chart`),
  at: all(msg({ message: 'At {label}' })),
  between: all(msg({ message: 'between {low} and {high}' })),
  pieceAt: all(msg({ message: 'My piece is at {place}' })),
  pieceIs: all(msg({ message: 'My piece is {place}' })),

  // Why.
  why: by(
    msg`Tick what you can see in it.`,
    msg`Why? Tick what my piece shows.`,
    msg`Why? Tick what your piece shows, one or more.`,
  ),
  tickOne: by(msg`Tick one first.`, msg`Tick one of them first.`, msg`Tick at least one of them first.`),

  // Glow and grow.
  glowAndGrow: all(msg`Glow and grow`),
  lastGrow: by(
    msg`Last time I said I grow this`,
    msg`Last time I said I would grow this`,
    msg`Last time I said I would grow this`,
  ),
  glow: all(msg`Glow`),
  grow: all(msg`Grow`),
  glowAsk: by(msg`What is great in it?`, msg`What is terrific about it?`, msg`What is terrific about it?`),
  moreGlow: by(msg`One more glow`, msg`Add one more glow`, msg`Add one more glow`),
  growAsk: by(
    msg`What will I do next time?`,
    msg`One thing to make better next time`,
    msg`One thing to make better next time`,
  ),
  growFrom: by(
    msg`You can add one of these.`,
    msg`You can add one of these.`,
    msg`You can add one of these and change it.`,
  ),
  needsGlow: by(msg`Write one glow first.`, msg`Write one glow first.`, msg`Write at least one glow first.`),
  needsGrow: by(msg`Write one grow first.`, msg`Write your one grow first.`, msg`Write your one grow first.`),

  // What comes next.
  myNext: by(msg`My next step`, msg`My next step`, msg`My next step`),
  goFor: by(
    msg({ message: 'Next I go for {label}.' }),
    msg({ message: 'With my next piece I go for {label}.' }),
    msg({ message: 'With my next piece I go for {label}.' }),
  ),
  atTop: by(
    msg`My piece is at the top. I grow on.`,
    msg`My piece is at the top of the chart. I go on growing.`,
    msg`My piece is at the top of the chart. I stay there and go on growing.`,
  ),
  iGrow: by(msg`I grow this`, msg`I will grow this`, msg`I will grow this`),
  itShows: all(msg({ message: 'A piece at {label} shows this' })),
  lastCounts: by(
    msg`Not right? The last place counts.`,
    msg`Not quite right? What you say last counts.`,
    msg`Not quite right? What you say last counts, and the earlier place is kept.`,
  ),
  toMyPieces: by(msg`My pieces`, msg`See my pieces`, msg`See my pieces`),

  // My pieces.
  teacherLooked: all(msg`Your teacher has looked`),
  myPieces: all(msg`My pieces`),
  noPieces: by(
    msg`No piece yet. Hold one up.`,
    msg`There is no piece yet. Hold one up.`,
    msg`There is no piece yet. Hold up your first one.`,
  ),
  myStart: all(msg`My start`),
  putAt: all(msg({ message: 'I put it at {place}' })),
  putIt: all(msg({ message: 'I put it {place}' })),
  notPlaced: by(msg`Not placed yet`, msg`Not placed yet`, msg`Not placed yet`),
  wentFor: by(
    msg({ message: 'I went for {label}' }),
    msg({ message: 'I was going for {label}' }),
    msg({ message: 'I was going for {label}' }),
  ),
  gotThere: by(msg`I got there`, msg`and I got there`, msg`and I got there`),
  stillGrowing: by(msg`I still grow`, msg`and I am still growing`, msg`and I am still growing`),
  placeAgain: by(msg`Place it again`, msg`Place it again`, msg`Place it again`),
  chartChanged: by(
    msg`The chart is new. Old pieces are on the old one.`,
    msg`The chart has changed. Earlier pieces are on the old one.`,
    msg`The chart has changed. Earlier pieces are on the old one.`,
  ),
  onOldChart: all(msg`On the old chart`),
  nowAt: by(
    msg({ message: 'On the new chart: {place}' }),
    msg({ message: 'On the new chart: {place}' }),
    msg({ message: 'On the new chart: {place}' }),
  ),

  // Two say different things.
  youSaid: all(msg({ message: 'You said {place} because' })),
  teacherSaid: all(msg({ message: 'Your teacher said {place} because' })),
  peerSaid: by(
    msg({ message: 'Your friend said {place} because' }),
    msg({ message: 'A classmate said {place} because' }),
    msg({ message: 'A classmate said {place} because' }),
  ),
  teacherAgrees: by(msg`Your teacher said so too`, msg`Your teacher said the same`, msg`Your teacher said the same`),
  mostLike: all(msg({ message: 'Most like the one at {label}' })),
  talkAboutIt: by(msg`Talk about it.`, msg`Talk about it.`, msg`Talk about it together.`),

  // On paper.
  printStrip: by(msg`Print my strip`, msg`Print my strip`, msg`Print my strip`),
  myStrip: all(msg`My strip`),
  noMore: by(
    msg`This chart is down now. Your pieces stay here.`,
    msg`This chart does not hang any more. Your pieces stay here.`,
    msg`This chart does not hang in your class any more. Your pieces stay here.`,
  ),
} as const satisfies Record<string, Wordings>

export type ChartSentence = keyof typeof CHART_SENTENCES
