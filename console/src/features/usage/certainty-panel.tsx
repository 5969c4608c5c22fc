import { useTranslation } from 'react-i18next';
import { Fact, Facts } from '@/components/facts';
import { useFormatter } from '@/components/formatter';
import { Panel } from '@/components/panel';
import type { Usage } from '@/types/api';

const always = ['reserved', 'accepted', 'confirmed'] as const;
const whenAny = ['adjusted', 'external', 'held', 'unknown'] as const;

/** How certain each figure is (law 1). What is rare is shown only when there is some. */
export function CertaintyPanel({ usage }: { usage: Usage }) {
  const { t } = useTranslation();
  const { count, change } = useFormatter();
  const { counted } = usage;
  return (
    <Panel title={t('certainty.title')}>
      <Facts>
        {[...always, ...whenAny.filter((kind) => counted[kind] !== 0)].map((kind) => (
          <Fact key={kind} label={t(`certainty.${kind}`)} hint={t(`certainty.${kind}Hint`)}>
            {kind === 'adjusted' ? change(counted[kind]) : count(counted[kind])}
          </Fact>
        ))}
      </Facts>
    </Panel>
  );
}
