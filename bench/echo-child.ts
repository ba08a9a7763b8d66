import process from 'node:process';
import {
  ActivityHandler,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConversationState,
  MemoryStorage,
} from 'botbuilder';
import { createServer, plugins } from 'restify';

/**
 * What the ratio is measured against: the framework's own echo bot as its samples write it. Authentication off, state in
 * memory, nothing of ours.
 */
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const conversationState = new ConversationState(new MemoryStorage());
const turns = conversationState.createProperty<{ count: number }>('turns');

const bot = new ActivityHandler();
bot.onMessage(async (context, next) => {
  const state = await turns.get(context, { count: 0 });
  state.count += 1;
  await context.sendActivity(`${state.count}: ${context.activity.text}`);
  await next();
});

const server = createServer();
server.use(plugins.bodyParser({ mapParams: false }));
server.get('/healthz', (_request, response, next) => {
  response.send(200);
  next();
});
server.post('/api/messages', async (request, response) => {
  // restify's types and the framework's differ about an absent query.
  await adapter.process(request as never, response, async (context) => {
    await bot.run(context);
    await conversationState.saveChanges(context, false);
  });
});
server.listen(Number(process.env['PORT']), '127.0.0.1');
