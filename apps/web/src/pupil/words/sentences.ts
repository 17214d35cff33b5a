import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { ReadingBand } from '@track/microtrack'

/** One sentence in three wordings, from the easiest to the plainest for those of twelve and over. */
export type Wordings = Readonly<Record<ReadingBand, MessageDescriptor>>

export const by = (early: MessageDescriptor, middle: MessageDescriptor, older: MessageDescriptor): Wordings => ({
  early,
  middle,
  older,
})
/** Words that are easy already. */
export const all = (words: MessageDescriptor): Wordings => by(words, words, words)

/** Everything that the app itself says to a pupil. What a teacher or a pupil wrote is never changed. */
export const SENTENCES = {
  // The way in.
  doorTitle: all(msg`My notes`),
  codeAsked: by(msg`Type your class code.`, msg`Type your class code.`, msg`Type your class code, or scan your card.`),
  classCode: all(msg`Class code`),
  comeIn: all(msg`Come in`),
  whoAreYou: by(msg`Who are you?`, msg`Who are you?`, msg`Which name is yours?`),
  hello: all(msg({ message: 'Hello {name}' })),
  helloYou: all(msg`Hello`),
  pinPictures: by(
    msg`Tap your 5 pictures.`,
    msg`Tap your five pictures in order.`,
    msg`Choose your five pictures in their order.`,
  ),
  pinDigits: by(msg`Type your 6 numbers.`, msg`Type your six numbers.`, msg`Type your six-digit PIN.`),
  pinSoFar: all(msg({ message: '{count} of {of}' })),
  pinBack: all(msg`Back one`),
  ownDevice: by(msg`This is my own tablet`, msg`This is my own device`, msg`This is my own device, stay signed in`),
  notMe: all(msg`Not me`),
  finish: all(msg`Finish`),
  otherClass: by(msg`Another class`, msg`Another class`, msg`Use another class code`),

  // When something does not go as it should.
  unknownCode: by(
    msg`We do not know that code. Look again, or ask your teacher.`,
    msg`We do not know this code. Look at the card again, or ask your teacher.`,
    msg`Nobody knows this code. Check the card, or ask your teacher for a new one.`,
  ),
  refused: by(
    msg`Not quite. Look and try again.`,
    msg`That was not it. Look carefully and try again.`,
    msg`That was not it. Look carefully and try again.`,
  ),
  blocked: by(
    msg`Ask your teacher to help you in.`,
    msg`Ask your teacher to let you try again.`,
    msg`That was tried too often. Ask your teacher to let you try again.`,
  ),
  needsTls: by(
    msg`Show this to your teacher. It needs https.`,
    msg`Show this to your teacher. This address is not safe to come in by. It needs https.`,
    msg`Show this to your teacher. This address is not safe to sign in on. It needs https.`,
  ),
  unreachable: by(
    msg`There is no network. Try again soon.`,
    msg`There is no network just now. Try again soon.`,
    msg`There is no network at the moment. Try again soon.`,
  ),
  trouble: by(
    msg`Something went wrong here. Try again soon.`,
    msg`Something went wrong on our side. Try again soon.`,
    msg`Something went wrong on our side. Please try again in a moment.`,
  ),
  comeInAgain: by(
    msg`Please come in again.`,
    msg`Please come in again.`,
    msg`You were signed out. Please come in again.`,
  ),
  away: by(
    msg`There is no network. Your note comes back with it.`,
    msg`There is no network. Your note comes back when the network does.`,
    msg`There is no network. Your note comes back as soon as the network does.`,
  ),

  // What is kept.
  saved: all(msg`Saved`),
  saving: all(msg`Saving`),
  pieceIsOpen: by(
    msg`Your piece is not saved yet.`,
    msg`Your piece is not saved yet. Go on to the end.`,
    msg`Your piece is not saved yet. It is when you come to the end.`,
  ),
  safeHere: by(
    msg({ message: '{count, plural, one {# thing is safe here} other {# things are safe here}}' }),
    msg({ message: '{count, plural, one {# thing waits safely here} other {# things wait safely here}}' }),
    msg({
      message: '{count, plural, one {# thing waits safely on this device} other {# things wait safely on this device}}',
    }),
  ),
  notSafeYet: by(
    msg`Not saved yet. Leave this open.`,
    msg`Not saved yet. Keep this page open.`,
    msg`Not saved yet. Keep this page open until the network is back.`,
  ),
  notKept: by(
    msg`One thing could not be kept. Your note is fine.`,
    msg`One thing did not fit your note any more. The rest is safe.`,
    msg`One thing did not fit this note any more and was left out. The rest is safe.`,
  ),
  notSentYet: by(
    msg`Not sent yet. Leave this open.`,
    msg`Not sent yet. Keep this page open.`,
    msg`Not sent yet. Keep this page open: it goes by itself.`,
  ),
  pieceWaits: by(
    msg`A piece is not sent. Come in again.`,
    msg`A piece is not sent yet. Please come in again.`,
    msg`A piece is not sent yet. Please come in again, and it goes by itself.`,
  ),
  pieceNotKept: by(
    msg`Your piece was not kept. Ask your teacher.`,
    msg`Your piece could not be kept. Ask your teacher.`,
    msg`Your piece could not be kept. Show this to your teacher.`,
  ),
  pictureNotKept: by(
    msg`The picture was not kept. The rest is safe.`,
    msg`The picture could not be kept. The rest is safe.`,
    msg`The picture could not be kept. Everything else is safe.`,
  ),
  leaveUnsent: by(msg`Your piece is not sent`, msg`Your piece is not sent yet`, msg`Your piece is not sent yet`),
  leaveUnsentWhy: by(
    msg`If you go now, it is lost.`,
    msg`If you finish now, it is lost.`,
    msg`If you finish now, what you said about it is lost.`,
  ),
  stay: by(msg`I stay here`, msg`Stay here`, msg`Stay here`),
  goNow: by(msg`Go now`, msg`Finish now`, msg`Finish now`),
  okay: all(msg`OK`),
  stillHere: by(msg`Are you still here?`, msg`Are you still here?`, msg`Are you still here?`),
  stillHereWhy: by(
    msg`Your note closes soon. It is safe.`,
    msg`Your note will close in a minute. Everything is safe.`,
    msg`You will be signed out in a minute, so that nobody else sees your note. Everything is safe.`,
  ),
  iAmHere: by(msg`Yes, I am here`, msg`Yes, I am here`, msg`Yes, I am here`),

  // The note.
  nothingToday: by(
    msg`No note yet. It will come here.`,
    msg`There is no note for today yet. It will appear here by itself.`,
    msg`There is no note for today yet. It appears here as soon as your teacher gives it out.`,
  ),
  notesToday: by(msg`My notes today`, msg`My notes today`, msg`My notes today`),
  lastNote: all(msg`My last note`),
  backToNote: by(msg`Back to my note`, msg`Back to my note`, msg`Back to my note`),
  iWillKnow: by(msg`I can do it when`, msg`I will know because`, msg`I will know because`),
  helps: all(msg({ message: 'Helps with: {text}' })),
  getsMeReady: all(msg`Gets me ready`),
  firstWords: by(msg`It said before`, msg`It said before`, msg`Before the change`),
  notYet: all(msg`Not yet`),
  nearly: all(msg`Nearly`),
  gotIt: all(msg`Got it`),
  howIsIt: by(msg`How is it going?`, msg`How is it going?`, msg`How is it going?`),
  startHere: all(msg`Start here`),
  mySteps: by(msg`My list`, msg`My list`, msg`My list`),
  next: all(msg`Next`),
  tick: all(msg({ message: 'Done: {text}' })),
  fromBefore: by(msg`From before`, msg`From last time`, msg`From last time`),
  mine: by(msg`My own`, msg`My own`, msg`My own`),
  fromTeacher: by(msg`From my teacher`, msg`From my teacher`, msg`From my teacher`),
  tickedByTeacher: by(msg`Your teacher ticked it`, msg`Ticked by your teacher`, msg`Ticked by your teacher`),
  seenByTeacher: by(msg`Your teacher saw it`, msg`Seen by your teacher`, msg`Seen by your teacher`),
  seenByPartner: by(msg`Your partner saw it`, msg`Seen by your partner`, msg`Seen by your partner`),
  gone: by(msg`(words taken out)`, msg`(words taken out)`, msg`(words taken out)`),
  takeOff: by(msg`Take it off`, msg`Take it off my list`, msg`Take it off my list`),
  changeWords: by(msg`Change it`, msg`Change the words`, msg`Change the words`),
  save: all(msg`Save`),
  cancel: by(msg`Not now`, msg`Not now`, msg`Not now`),

  chooseOne: by(msg`Pick 1`, msg`Choose one`, msg`Choose one`),
  chooseSome: by(
    msg({ message: 'Pick {count}' }),
    msg({ message: 'Choose {count}' }),
    msg({ message: 'Choose {count}' }),
  ),
  openLink: all(msg`Open`),
  newWindow: all(msg({ message: 'Open {text} in a new window' })),
  withWhom: all(msg({ message: 'with {partner}' })),
  minutes: by(
    msg({ message: 'about {count} min' }),
    msg({ message: 'about {count} min' }),
    msg({ message: 'about {count} min' }),
  ),
  anotherWay: by(msg`Try another way`, msg`Try another way`, msg`Try another way`),
  keepThisWay: by(msg`Keep this way`, msg`Keep this way`, msg`Keep this way`),
  alsoTried: by(msg`I tried too`, msg`I also tried`, msg`Also tried`),
  doneThisWay: all(msg({ message: 'Done this way: {text}' })),
  doneMark: all(msg`done`),

  alsoDid: by(msg`I also did…`, msg`I also did…`, msg`I also did…`),
  whatDidYouDo: by(msg`What did you do?`, msg`What did you do?`, msg`What did you do, or want to do?`),
  iDidIt: all(msg`I did it`),
  iWillDoIt: by(msg`I will do it`, msg`I will do it`, msg`Still to do`),
  moreToTry: by(msg`More to try`, msg`More to try`, msg`Move on to`),
  readyToShow: by(msg`I can show it`, msg`I’m ready to show it`, msg`I’m ready to show it`),
  readySaid: by(
    msg`Your teacher will see it. Try one of these.`,
    msg`Your teacher will see that you are ready.`,
    msg`Your teacher will see that you are ready to show it.`,
  ),
  readyUndo: by(msg`Not yet after all`, msg`Not yet after all`, msg`Not yet after all`),
  talk: by(msg`Talk to my teacher`, msg`Talk to my teacher`, msg`Talk to my teacher`),
  talkSaid: by(
    msg`Your teacher will see it. Go on for now.`,
    msg`Your teacher will see it. Go on with something for now.`,
    msg`Your teacher will see that you asked. Go on with something meanwhile.`,
  ),
  talkUndo: by(msg`No need now`, msg`No need any more`, msg`No need any more`),
  headline: by(
    msg({ message: '{done, plural, one {# thing done} other {# things done}}, {toGo} to go' }),
    msg({ message: '{done, plural, one {# thing done} other {# things done}}, {toGo} to go' }),
    msg({ message: '{done, plural, one {# thing done} other {# things done}}, {toGo} to go' }),
  ),
  headlineAll: by(
    msg({ message: 'All done: {done, plural, one {# thing} other {# things}}' }),
    msg({ message: 'All done: {done, plural, one {# thing} other {# things}}' }),
    msg({ message: 'All done: {done, plural, one {# thing} other {# things}}' }),
  ),

  // The chart; what is said there has a table of its own.
  myChart: all(msg`My chart`),
  myChartLooked: all(msg`My chart: your teacher has looked`),

  // Step 0.
  makeList: by(msg`Make your list`, msg`Make it your own list`, msg`Make this list your own`),
  makeListHow: by(
    msg`Move the steps. Untick what you leave out.`,
    msg`Put the steps in your order. Untick what you leave out.`,
    msg`Put the steps in your own order, and untick the ones you leave out.`,
  ),
  thisIsMyList: by(msg`This is my list`, msg`This is my list`, msg`This is my list`),
  changeMyList: by(msg`Change my list`, msg`Change my list`, msg`Change my list`),
  optional: by(msg`If you like`, msg`If you like`, msg`Optional`),
  moveUp: all(msg({ message: 'Move up: {text}' })),
  moveDown: all(msg({ message: 'Move down: {text}' })),
  usualSize: by(
    msg({ message: 'You often do {count, plural, one {# thing} other {# things}}.' }),
    msg({ message: 'You often do about {count, plural, one {# thing} other {# things}}.' }),
    msg({ message: 'On most days you do about {count, plural, one {# thing} other {# things}}.' }),
  ),
  howSure: by(
    msg`How sure are you?`,
    msg`How sure are you that you can do this?`,
    msg`How sure are you that you can do this?`,
  ),
  sure1: by(msg`Not sure`, msg`Not sure`, msg`Not sure`),
  sure2: by(msg`A bit sure`, msg`A bit sure`, msg`A little sure`),
  sure3: all(msg`Sure`),
  sure4: all(msg`Very sure`),
  sureBefore: by(msg`At first`, msg`At the start`, msg`At the start`),
  sureAfter: by(msg`Now`, msg`Now`, msg`Now`),

  // The teacher and the pupil.
  teacherAsks: by(msg`Your teacher asks`, msg`Your teacher asks`, msg`Your teacher asks`),
  teacherSays: by(msg`Your teacher says`, msg`Your teacher says`, msg`Your teacher says`),
  goingWell: by(msg`It is going well.`, msg`It is going well.`, msg`It is going well.`),
  needsAHand: by(msg`We will do it together.`, msg`We will look at it together.`, msg`We will look at it together.`),
  readyForMore: by(msg`You can try more.`, msg`You can try something more.`, msg`You can try something more.`),
  yourAnswer: by(msg`What do you say?`, msg`What do you say?`, msg`Your answer`),
  youSaid: by(msg`You said`, msg`You said`, msg`You said`),
  send: all(msg`Send`),
  askChange: by(msg`Ask to change it`, msg`Ask for a change`, msg`Ask for a change`),
  changeWhat: by(msg`What shall we change?`, msg`What shall we change?`, msg`What would you like to change?`),
  moreTime: by(msg`More time`, msg`More time`, msg`More time`),
  leaveOut: by(msg`Leave out a step`, msg`Leave out a step`, msg`Leave out a step`),
  instead: by(msg`Do something else`, msg`Do something else instead`, msg`Do something else instead of a step`),
  otherOutcome: by(msg`Change what I learn`, msg`Change what I want to learn`, msg`Change the outcome`),
  otherCriterion: by(msg`Change how I know`, msg`Change how I will know`, msg`Change a criterion`),
  whichStep: by(msg`Which one?`, msg`Which one?`, msg`Which one?`),
  newWords: by(msg`New words`, msg`New words`, msg`In new words`),
  teacherProposes: by(
    msg`Your teacher has an idea`,
    msg`Your teacher suggests a change`,
    msg`Your teacher suggests a change`,
  ),
  youProposed: by(msg`You asked your teacher`, msg`You asked for a change`, msg`You asked for a change`),
  takeBack: by(msg`Take it back`, msg`Take it back`, msg`Take it back`),
  yesLetUs: by(msg`Yes, let’s`, msg`Yes, let’s`, msg`Yes, let’s`),
  changeOutcome: by(msg`Learn this`, msg`Learn this`, msg`A new outcome`),
  changeTime: by(
    msg({ message: 'More time, until {day}' }),
    msg({ message: 'More time, until {day}' }),
    msg({ message: 'More time, until {day}' }),
  ),
  changeLeaveOut: all(msg({ message: 'Leave out: {text}' })),
  changeInstead: all(msg({ message: 'Instead of: {text}' })),

  // At the end.
  lookBack: by(msg`Look back`, msg`Look back`, msg`Look back`),
  didItHelp: by(msg`Did your way help?`, msg`Did the way you chose help?`, msg`Did your choice help your learning?`),
  yes: all(msg`Yes`),
  partly: by(msg`A bit`, msg`Partly`, msg`Partly`),
  no: by(msg`No`, msg`No`, msg`No`),
  why: by(msg`Why?`, msg`Why?`, msg`Why?`),
  success: by(msg`One thing I did well`, msg`One thing that went well`, msg`One success`),
  startNext: by(msg`Next time I start with`, msg`Next time I start with`, msg`Where I start next time`),
  skip: all(msg`Skip`),
  keepIt: by(msg`Keep it`, msg`Keep it`, msg`Keep it`),
  whatYouDid: by(msg`What you did`, msg`What you did`, msg`What you did`),
  addedByYou: by(msg`You added`, msg`You added`, msg`You added`),
  movedOn: by(msg`And more`, msg`You moved on to`, msg`You moved on to`),
  nowYouCan: by(msg`Now you can`, msg`What you can do now`, msg`What you can do now`),
  waysTried: by(msg`Ways you tried`, msg`Ways you tried`, msg`Ways you tried`),
  comesNext: by(msg`What comes next`, msg`What comes next`, msg`What comes next`),
  onTheWall: by(msg`Put it on the wall`, msg`Put it on the wall`, msg`Put it on the wall`),
  isOnTheWall: by(msg`It is on the wall.`, msg`It is on the wall.`, msg`It is on the wall.`),
  offTheWall: by(msg`Take it off the wall`, msg`Take it off the wall`, msg`Take it off the wall`),
  whatWorked: by(msg`Ways I used`, msg`What I used so far`, msg`What I used so far`),
  whatWorkedCounts: by(
    msg({ message: '{uses} times. I got it {met} of {of} times.' }),
    msg({ message: 'Used {uses} times. Got it {met} of {of} times.' }),
    msg({ message: 'Used {uses} times; “got it” for {met} of {of} criteria.' }),
  ),
  closeNote: by(msg`My note is done`, msg`My note is finished`, msg`This note is finished`),
  isClosed: by(msg`This note is done.`, msg`This note is finished.`, msg`This note is finished.`),

  // Aloud.
  readAll: by(msg`Read it to me`, msg`Read my note to me`, msg`Read my note aloud`),
  readLine: all(msg({ message: 'Read aloud: {text}' })),
  stopReading: by(msg`Stop`, msg`Stop reading`, msg`Stop reading`),
} as const satisfies Record<string, Wordings>

export type Sentence = keyof typeof SENTENCES
