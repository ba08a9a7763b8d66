import tseslint from 'typescript-eslint';

const product = ['bot/**/*.ts', 'dialogs/**/*.ts', 'cards/**/*.ts', 'services/**/*.ts', 'web/**/*.ts'];
const commandLines = [
  'bot/operate.ts',
  'bot/kit.ts',
  'bot/knowledge.ts',
  'bot/doctor.ts',
  'playground/doctor.ts',
  'services/audit/audit-cli.ts',
  'manifest/package.ts',
  'bench/**/*.ts',
];

export default tseslint.config(
  { ignores: ['dist/**', '**/*.mjs', '**/*.cjs', 'coverage/**'] },
  ...tseslint.configs.strictTypeChecked,
  { languageOptions: { parserOptions: { projectService: true } } },
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: false }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-deprecated': 'warn',
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only services/config/load-config.ts reads the environment.' },
        { object: 'Date', property: 'now', message: 'Take a Clock from the composition root, so that tests own time.' },
        { object: 'Math', property: 'random', message: 'Use a RandomSource: this is a security product.' },
      ],
    },
  },
  {
    files: product,
    ignores: ['services/clock/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
          message: 'Take a Clock from the composition root, so that tests own time.',
        },
        {
          selector: 'ThrowStatement > NewExpression[callee.name="Error"]',
          message: 'Throw a member of the AppError family (services/errors/app-error.ts).',
        },
        {
          selector: 'CallExpression[callee.property.name=/^(sendActivity|prompt)$/] Literal[value=/ /]',
          message: 'Sentences live in services/i18n, one catalogue per language.',
        },
      ],
    },
  },
  // The mains: the only places that read the environment and speak to a terminal.
  {
    files: ['services/config/load-config.ts', 'bot/index.ts', 'playground/index.ts', 'test/**/*.ts', ...commandLines],
    rules: { 'no-restricted-properties': 'off', 'no-console': 'off' },
  },
  {
    files: ['services/clock/*.ts', 'playground/**/*.ts', 'web/assets/**/*.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  // A browser has no composition root: the page reads its own clock.
  { files: ['web/assets/**/*.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', '@typescript-eslint/unbound-method': 'off' },
  },
);
