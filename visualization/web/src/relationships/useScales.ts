import { useMemo } from 'react';
import { useQuery } from 'urql';

import { useLanguage } from '../app/useLanguage';
import { RelationshipScalesDocument } from '../graphql/graphql';

export interface Scales {
  /** Name of a scale, by the field that holds its codes. */
  name: (field: string) => string;
  /** Word for a code of a scale; the code itself if the scale does not know it. */
  word: (field: string, code: string) => string;
  /** The sign of a step of the scale of support. */
  sign: (support: string) => string;
  /** The steps of a scale, as choices of a field. */
  choices: (field: string) => { value: string; label: string }[];
}

/** The scales on which relationships are judged, in the words of the service. */
export function useScales(): Scales {
  const { language } = useLanguage();
  const [{ data }] = useQuery({ query: RelationshipScalesDocument });
  return useMemo(() => {
    const scales = new Map((data?.relationshipScales ?? []).map((scale) => [scale.field, scale]));
    const step = (field: string, code: string) => scales.get(field)?.steps.find((one) => one.code === code);
    return {
      name: (field) => scales.get(field)?.[language] ?? field,
      word: (field, code) => step(field, code)?.[language] ?? code,
      sign: (support) => step('support', support)?.sign ?? '?',
      choices: (field) =>
        (scales.get(field)?.steps ?? []).map((one) => ({ value: one.code, label: one.sign ? `${one.sign} ${one[language]}` : one[language] })),
    };
  }, [data, language]);
}
