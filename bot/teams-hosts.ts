/** Origins that show our dialog: Teams on the web and in the new hosts, and the desktop client. */
export const teamsHosts: readonly string[] = [
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.cloud.microsoft',
  'https://teams.live.com',
];
