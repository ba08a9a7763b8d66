// The name of a rule is the sentence you read when it fails. docs/architecture.md has the arrows as a picture.
const adapter =
  '^services/.+/(graph|redis|bullmq|http|smtp|acs|file|syslog|servicenow|webhook|memory|outbox|inprocess)-[^/]+\\.ts$';
const pretend = '^(playground|bench|test)/';
const mains = [
  '^bot/(compose(-doctor)?|redis-settings)\\.ts$',
  '^bot/operate\\.ts$',
  '^services/audit/audit-cli\\.ts$',
];
// What admins see, and send, is drawn as their services tell it: view types, and the closed lists in them. They run nothing.
const views =
  '^services/(admin/admin-(desk|doctor)|campaign/campaign(-state|-messenger)?|coverage/coverage|guide/guide|kit/kit|planner/plan)\\.ts$';
const rule = (name, from, to) => ({ name, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule('no-cycles', {}, { circular: true }),
    rule(
      'services-know-nobody-above-them',
      { path: '^services/' },
      { path: '^(bot|dialogs|cards|web|playground|bench|test)/' },
    ),
    rule('use-cases-see-ports-not-adapters', { path: '^services/', pathNot: [adapter, ...mains] }, { path: adapter }),
    rule(
      'cards-are-pure',
      { path: '^cards/' },
      { pathNot: ['^cards/', '^services/(i18n|outcomes|errors)/', views, 'node_modules/zod/'] },
    ),
    rule('views-that-cards-draw-run-nothing', { path: views }, { pathNot: views, dependencyTypesNot: ['type-only'] }),
    rule('dialogs-see-cards-and-ports', { path: '^dialogs/' }, { path: ['^(bot|web|playground|bench)/', adapter] }),
    rule('web-does-not-know-the-bot', { path: '^web/' }, { path: ['^(bot|dialogs|cards|playground|bench)/', adapter] }),
    rule('only-compose-builds-adapters', { path: '^bot/', pathNot: mains }, { path: adapter }),
    rule(
      'only-the-executor-sees-the-directory-writer',
      { pathNot: ['^services/(executor|directory)/', '^bot/compose\\.ts$', pretend] },
      { path: '^services/directory/(graph-)?directory-writer\\.ts$' },
    ),
    rule('nobody-imports-test', { pathNot: '^test/' }, { path: '^test/' }),
    rule('nobody-imports-playground', { pathNot: pretend }, { path: '^(playground|bench)/' }),
    rule(
      'bot-framework-stays-in-bot-and-dialogs',
      { pathNot: ['^(bot|dialogs)/', pretend] },
      { path: 'node_modules/(botbuilder|botframework)' },
    ),
    rule(
      'outside-clients-stay-in-adapters',
      { pathNot: [adapter, '^bot/(compose|connector-.+|adapter)\\.ts$', pretend] },
      { path: 'node_modules/(@microsoft/microsoft-graph-client|@azure/|ioredis|bullmq|nodemailer)' },
    ),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
