/** The troubleshooter: what stands around its trees. The trees themselves are data, in knowledge/trees. */
export const enTree = {
  'button.tree-go': 'Look into this',
  'button.tree-admins': 'For administrators',
  'button.tree-people': 'For everybody',
  'button.tree-menu': 'Something else is wrong',
  'button.tree-back': 'One step back',
  'button.tree-continue': 'Continue troubleshooting',

  'tree.help': 'When something does not work: “troubleshoot”. An error code you can simply paste.',
  'tree.menu.title': 'What is wrong?',
  'tree.menu.admins': 'What is wrong in the organisation?',
  'tree.menu.text':
    'Choose what comes closest. I ask a few questions and tell you what to do. If you see an error code, just paste it here.',
  'tree.menu.label': 'What comes closest?',
  'tree.menu.missing': 'Choose one of the lines.',
  'tree.type': 'You can also type the number or the words.',
  'tree.code': 'You wrote the code {code}.',
  'tree.what-to-do': 'What to do',
  'tree.source': 'More on this: [Microsoft’s page]({source})',
  'tree.helped': 'Did it help?',

  'tree.not-helped.title': 'Then let somebody look at it',
  'tree.not-helped.text':
    'A human can go on from here. They see which questions you have answered, so you need not tell it again.',
  'tree.support.title': 'A text for Microsoft’s support',
  'tree.support.how':
    'Copy the text, fill in what is missing and send it with a screenshot. An administrator opens such a request in the Microsoft 365 admin center.',
  'tree.support.careful': 'Never write a password or a code into it.',

  'tree.request.subject': 'Subject: {title}',
  'tree.request.description': 'What happens: {verdict}',
  'tree.request.steps': 'Steps so far:',
  'tree.request.no-steps': 'Steps so far: …',
  'tree.request.code': 'Error code: {code}',
  'tree.request.no-code': 'Error code: …',
  'tree.request.page': 'Page and its address: … (add a screenshot)',
  'tree.request.support-code': 'Support code at the bottom of the page (or SID and CID): …',
  'tree.request.time': 'Exact time: … (this text was made on {at}, time zone {zone})',
  'tree.request.person': 'User, object ID: {id}',
  'tree.request.kind':
    'Type of account: {kind, select, cloud {cloud only} synced {synchronised from a local directory} federated {federated} guest {guest} admin {administrator} other {…}}',
  'tree.request.licence': 'Microsoft Entra ID P1 or P2: {licence, select, yes {yes} no {none} other {…}}',
  'tree.request.log':
    'Where passwords go to a local directory: attach the Application event log of the server with Microsoft Entra Connect, zipped.',

  'words.tree-yes': 'Good. Write to me whenever something is wrong.',
  'words.tree-gone': 'That card is too old for me. Type “troubleshoot” to begin again.',
  'words.tree-nothing': 'There is nothing to go on with. Type “troubleshoot” to begin.',

  'desk.what.troubleshot': 'went through the troubleshooter',
};
