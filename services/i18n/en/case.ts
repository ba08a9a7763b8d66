/** English: what the person reads about their case. */
export const enCase = {
  'button.case-status': 'How is my case?',
  'button.withdraw': 'Withdraw my case',
  'button.withdraw-confirmed': 'Yes, withdraw my case',
  'button.back-to-bot': 'Back to the bot',
  'button.is-agent-real': 'Is this agent real?',
  'button.go-on': 'Go on with the reset',

  'case.fact.team': 'Team',
  'case.fact.agent': 'Who helps you',
  'case.fact.since': 'Since',
  'case.fact.by': 'You hear by',
  'case.fact.verification': 'Your proofs',
  'case.fact.words': 'Three words',
  'case.nobody-yet': 'nobody yet',
  'case.at': '{at, date, day}, {at, time, short}',
  'case.verification.pending': 'not finished yet',
  'case.verification.passed': 'done',
  'case.verification.failed': 'did not work out',

  'case.receipt.title': 'A human will help you',
  'case.receipt.text':
    'Your case {number} is with {team}. You hear from them here by {at, date, day}, {at, time, short}. You need not do anything until then.',
  'case.receipt.seen': 'The team sees what was tried here, but no codes, addresses or passwords.',
  'case.receipt.paused': 'Your reset waits meanwhile; nothing of it is lost.',
  'case.already': 'Your case is open already.',
  'case.title': 'Your case {number}',
  'case.words.text':
    'Whoever helps you knows these three words. Let them say the words first. They never ask for your password or a code.',
  'case.type':
    'Write here to add to your case. You can also type “status”, “withdraw”, “is this agent real” or “back to the bot”.',

  'case.type-to-bot': 'You can also type “status”, “withdraw” or “talk to a human”.',

  'case.state.open': 'Nobody has taken the case yet.',
  'case.state.overdue': 'Nobody has taken the case yet, although I promised it. I am sorry; the team was reminded.',
  'case.state.claimed': '{agent} has the case.',
  'case.state.waiting-for-person': '{agent} waits for your answer.',
  'case.state.waiting-for-agent': '{agent} has your message and answers here.',
  'case.state.vouched': 'The helpdesk has confirmed who you are.',
  'case.state.frozen': 'The case is frozen to protect you. The helpdesk looks into it.',
  'case.next.open': 'You need not do anything now. What you write here waits for whoever takes the case.',
  'case.next.claimed': 'You need not do anything now. What you write here goes to {agent}.',
  'case.next.waiting-for-person': 'Write your answer here, and I pass it on.',
  'case.next.waiting-for-agent': 'You need not do anything now. What you write here goes to {agent}.',
  'case.next.vouched': 'Go on with the reset: it shows which proof is still missing.',
  'case.next.verify': 'Please go on with the reset and prove that it is you. The helpdesk sees only whether it worked.',

  'case.news.claimed.title': '{agent} helps you now',
  'case.news.claimed.text': '{agent} of {team} has taken your case and writes to you here.',
  'case.news.reassigned.title': '{agent} helps you now',
  'case.news.reassigned.text': 'Your case has moved to {agent}. The three words stay the same.',
  'case.news.released.title': 'Your case waits for the next agent',
  'case.news.released.text':
    'Whoever had your case has put it back. Somebody else of {team} takes it. Nothing is lost.',
  'case.news.verify.title': 'Please prove that it is you',
  'case.news.verify.text':
    '{agent} asks you to prove who you are, here in our chat and by what you have registered. The helpdesk sees only whether it worked, never a code.',
  'case.news.vouched.title': 'The helpdesk has confirmed who you are',
  'case.news.vouched.text':
    'That counts as one proof, for a limited time. Go on with the reset: it shows what is still missing. You choose the new password yourself, on our page.',
  'case.news.vouch-waiting.title': 'One of two confirmations is there',
  'case.news.vouch-waiting.text':
    'You have not registered any way to prove who you are, so two agents have to confirm it. Your manager has been told and may object{at, select, none {} other { until {until, date, day}, {until, time, short}}}. After that another agent confirms it, and you can choose a new password.',
  'case.news.vouch-lapsed.title': 'The confirmation no longer counts',
  'case.news.vouch-lapsed.text':
    'The helpdesk’s confirmation counted only for a limited time, and that is over. Write here when you have time, and the helpdesk confirms it again.',
  'case.news.handed-back.title': 'You are back with the bot',
  'case.news.handed-back.text':
    'The helpdesk has handed you back to me. What you type is for me again. The case stays open.',
  'case.news.frozen.title': 'Your case is frozen',
  'case.news.frozen.text':
    'Somebody called the helpdesk in your name, and you answered that it was not you. To protect you, nothing can be reset through this case any more. The helpdesk looks into it.',
  'case.news.unclaimed.title': 'Sorry, nobody has taken your case yet',
  'case.news.unclaimed.text':
    'I promised that you would hear by now, and you did not. I am sorry. {team} has been reminded{promise, select, none {; you hear here as soon as somebody takes the case} other {, and this is a new promise: you hear by {at, date, day}, {at, time, short}}}.',
  'case.news.objected.title': 'The confirmation was stopped',
  'case.news.objected.text':
    'There was an objection to confirming who you are this way, so it does not go on. Write here, or contact the helpdesk yourself.',
  'case.news.resolved.title': 'Your case is closed',
  'case.news.refused.title': 'The helpdesk could not help this way',
  'case.news.expired.title': 'Your case has run out',
  'case.news.closed-in-desk.title': 'Your case is closed',
  'case.news.withdrawn.title': 'Your case is withdrawn',

  'case.ended.password-set': 'Your new password is set.',
  'case.ended.solved-otherwise': 'The helpdesk says that your problem is solved.',
  'case.ended.not-the-person': 'The helpdesk could not make sure that it is you.',
  'case.ended.not-entitled': 'The helpdesk says that this cannot be done for your account.',
  'case.ended.no-answer': 'The helpdesk asked you something and got no answer.',
  'case.ended.self-service-again': 'You can go on with me: self-service works for you now.',
  'case.ended.withdrawn-by-person': 'Nobody works on it any more.',
  'case.ended.closed-in-desk': 'The helpdesk has closed it in its own system.',
  'case.ended.account-gone': 'The account is switched off or no longer there, so nothing can be done in this case.',
  'case.ended.time-over': 'Nobody had written for a long time, so the case ended by itself.',
  'case.ended.next': 'If you still need help, talk to a human again or contact the helpdesk yourself.',
  'case.ended.in-person': 'Come to the helpdesk with your identity document, or contact it yourself.',
  'case.ended.type': 'You can also type “I forgot my password” or “talk to a human”.',

  'case.withdraw.title': 'Withdraw your case?',
  'case.withdraw.text': 'Case {number} is closed then, and nobody from the helpdesk writes to you about it.',
  'case.withdraw.reset': 'Your reset then goes on with me.',
  'case.withdraw.vouched': 'The helpdesk’s confirmation ends with it, and so does the reset it was for.',
  'case.withdraw.type': 'To withdraw it, press the button or type “yes, withdraw my case”. Otherwise it stays open.',

  'case.real.title': 'Who helps you',
  'case.real.agent': '{agent} of {team} has had your case since {since, date, day}, {since, time, short}.',
  'case.real.agent-unknown-since': '{agent} of {team} has your case.',
  'case.real.nobody':
    'Your case is with {team}, and nobody has taken it yet. Whoever says so now is not from the helpdesk.',
  'case.real.ask':
    'Ask for the three words: {words}. Somebody who does not know them does not have your case: end the call or the chat.',
  'case.real.never':
    'An agent never asks for your password, a code, a link or your approval of a sign-in, and never chooses your password for you.',
  'case.real.none.title': 'Nobody that I know of',
  'case.real.none.text':
    'You have no open case, so nobody of the helpdesk is in touch with you through me. If somebody calls or writes and says so, give them nothing, end it, and contact the helpdesk yourself.',
  'case.real.type': 'You can also type “status”, “talk to a human” or “help”.',

  'case.human.title': '{agent} (helpdesk, a human)',
  'case.human.type':
    'Your answer goes to {agent}, not to the bot. You can also type “is this agent real” or “back to the bot”.',

  'case.secret.title': 'I did not pass that on',
  'case.secret.text':
    'It looked like a password or a code. It was neither passed on nor kept: nobody who helps you needs it. Please delete your message now, because a copy may remain in your organisation’s archives. If it is a password you use, change it.',
  'case.code.text':
    'It looked like a code, and nobody who helps you needs one, so it was neither passed on nor kept. Please delete your message. If I sent you the code for your reset, say “back to the bot” first. If it is some other number, write a sentence around it.',

  'case.too-many.title': 'No further case for now',
  'case.too-many.text':
    'You have opened several cases today. You can open one again after {at, date, day}, {at, time, short}. Until then contact the helpdesk yourself.',

  'case.say.added': 'Added to your case {number}.',
  'case.say.passed-on': 'Passed on to {agent}.',
  'case.say.too-long':
    'That is too long for one message: {most} characters fit. It was not passed on, but nothing is lost, it still stands above. Send it in parts.',
  'case.say.too-many':
    'That was a lot at once, so this message was not passed on. You can write again after {at, time, short}.',
  'case.say.files':
    'I pass on no files and no pictures: nobody here can check what is inside them. Please say in words what they show.',
  'case.say.not-delivered':
    'The helpdesk did not get what you wrote last. It still stands above: send it again in a while, or contact the helpdesk yourself.',
  'case.say.no-case': 'You have no open case. Say “talk to a human” to open one.',
  'case.say.frozen': 'The case is frozen to protect you, so only the helpdesk can close it.',
  'case.say.stale': 'That button belonged to an earlier case, so I did nothing.',
  'case.say.back': 'You are talking with me again, the bot. Your case {number} stays open.',
  'case.say.nothing-to-cancel': 'No reset is open that could be cancelled. To close your case, type “withdraw”.',

  'case.help':
    '“talk to a human” opens a case. While one is open: “status”, “withdraw”, “is this agent real”, “back to the bot”.',

  'note.helpdesk-asks':
    '{agent} from the helpdesk asks you to prove who you are. The helpdesk sees only whether it worked, never a code.',
  'note.vouched': 'The helpdesk has confirmed who you are.',
  'note.handed-back': 'The helpdesk has handed you back to me, the bot. Your case stays open.',

  'inert.with-helpdesk': 'Waits while the helpdesk has your case',
} as const;
