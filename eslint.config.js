// Style that a machine can check: strict types, small files and functions, and imports that point down only.
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { floorRules } from './test/house/floors.js';

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', '.data/', '.cache/', 'coverage/'] },
  ...tseslint.configs.strict,
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-invalid-void-type': ['error', { allowInGenericTypeArguments: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
      eqeqeq: 'error',
      'no-console': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ['addin/**/*.tsx', 'addin/**/*.ts'], ...reactHooks.configs.flat.recommended },
  {
    files: ['addin/**/*.ts', 'addin/**/*.tsx'],
    ignores: ['addin/office/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['Office', 'OfficeExtension'].map((name) => ({
          name,
          message: 'addin/office/ alone talks to Office: ask it there, with a time-out.',
        })),
      ],
    },
  },
  ...floorRules,
  {
    // Programs whose output is their purpose.
    files: ['deploy/**', 'test/bench/**', 'test/properties/main.ts', '**/main.ts', 'api/migrateMain.ts', 'api/cli/**'],
    rules: { 'no-console': 'off' },
  },
  { files: ['test/**', 'api/sandbox/sampleData/**'], rules: { 'max-lines': 'off' } },
);
