import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: process.env.IRONTREE_SCHEMA ?? '../../graph_service/schema.graphql',
  documents: ['src/**/*.graphql'],
  generates: {
    './src/graphql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false, persistedDocuments: true },
      config: {
        strictScalars: true,
        scalars: { Date: 'string', DateTime: 'string', Decimal: 'string' },
        useTypeImports: true,
        enumsAsTypes: true,
      },
    },
  },
};

export default config;
