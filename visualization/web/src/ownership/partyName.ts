import type { Language } from '../i18n/language';

/** The names a party is known by; `otherNames` may hold its name in another script. */
export interface Named {
  name: string;
  otherNames: readonly string[];
}

const HAN = /\p{Script=Han}/u;

/** The name to show in a language: the registered one, or the first other name in the script the reader expects. */
export function displayName(party: Named, language: Language): string {
  const wantsHan = language === 'zh';
  if (HAN.test(party.name) === wantsHan) return party.name;
  return party.otherNames.find((other) => HAN.test(other) === wantsHan) ?? party.name;
}

/** The registered name when another one is shown, else null. */
export function registeredName(party: Named, language: Language): string | null {
  return displayName(party, language) === party.name ? null : party.name;
}
