export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'es6' }, sourceMaps: 'inline' },
    ],
  },
  setupFiles: ['<rootDir>/test/support/restore-http.mjs'],
  // Real servers, browsers and keys on a busy machine; a test that hangs still ends.
  testTimeout: 30_000,
  testSequencer: '<rootDir>/test/support/sequencer.mjs',
  // One more than the two cores that CI has: the long suites spend most of their time waiting.
  maxWorkers: 3,
};
