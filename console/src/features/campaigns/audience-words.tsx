import { useTranslation } from 'react-i18next';
import type { Audience } from '@/types/api';

/** A rule as a sentence. */
export function AudienceWords({ audience }: { audience: Audience }) {
  const { t } = useTranslation();
  return <span style={{ whiteSpace: 'normal' }}>{words(audience)}</span>;

  function words(rule: Audience): string {
    if ('everyone' in rule) return t('composer.everyone');
    if ('tag' in rule) return t('audience.tag', { tag: rule.tag });
    if ('attribute' in rule) return t('audience.is', { attribute: rule.attribute, value: valueOf(rule.is) });
    if ('all' in rule) return joined('all', rule.all);
    return 'any' in rule ? joined('any', rule.any) : joined('none', rule.none);
  }

  function joined(how: 'all' | 'any' | 'none', rules: Audience[]) {
    const parts = rules.map((rule) => ('all' in rule || 'any' in rule ? `(${words(rule)})` : words(rule)));
    if (how === 'none') return t('audience.none', { rules: parts.join(t('audience.or')) });
    return parts.join(t(how === 'all' ? 'audience.and' : 'audience.or'));
  }

  function valueOf(value: unknown) {
    return typeof value === 'boolean' ? t(value ? 'composer.yes' : 'composer.no') : String(value);
  }
}
