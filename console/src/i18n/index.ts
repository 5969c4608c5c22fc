import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from '@/i18n/en';
import { ja, type Messages } from '@/i18n/ja';
import type { Language } from '@/lib/format';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Messages };
  }
}

const key = 'todoku.language';

/** Japanese unless the user chose otherwise: the shops are in Japan, whatever their browsers say. */
export async function startI18n() {
  await i18next.use(initReactI18next).init({
    resources: { ja: { translation: ja }, en: { translation: en } },
    lng: localStorage.getItem(key) === 'en' ? 'en' : 'ja',
    fallbackLng: 'ja',
    interpolation: { escapeValue: false }, // React escapes
  });
  markPage(currentLanguage());
}

export const currentLanguage = () => i18next.language as Language;

export async function speak(language: Language) {
  localStorage.setItem(key, language);
  await i18next.changeLanguage(language);
  markPage(language);
}

function markPage(language: Language) {
  document.documentElement.lang = language;
}
