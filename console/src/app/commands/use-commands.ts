import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { accountsQuery } from '@/features/accounts/get-accounts';
import { campaignsQuery } from '@/features/campaigns/get-campaigns';
import { leave } from '@/features/session/leave';
import { speak } from '@/i18n';

export interface Command {
  id: string;
  label: string;
  group: string;
  /** The same in the other language: whoever types “billing” on a Japanese page means it. */
  also: string;
  run: () => void;
}

/** All commands of the account in view. */
export function useCommands(onHelp: () => void): Command[] {
  const { t, i18n } = useTranslation();
  const other = i18n.getFixedT(i18n.language === 'ja' ? 'en' : 'ja');
  const navigate = useNavigate();
  const { account } = useParams({ strict: false });
  const { data: accounts = [] } = useQuery(accountsQuery());
  const campaigns = useQuery({ ...campaignsQuery(Number(account)), enabled: account !== undefined });
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  const params = { account: account ?? '' };

  const pages = [
    ['nav.home', () => navigate({ to: '/accounts/$account', params })],
    ['nav.friends', () => navigate({ to: '/accounts/$account/friends', params })],
    ['nav.campaigns', () => navigate({ to: '/accounts/$account/campaigns', params })],
    ['nav.billing', () => navigate({ to: '/accounts/$account/billing', params })],
  ] as const;
  const actions = [
    ['palette.shortcuts', onHelp],
    [dark ? 'app.toLight' : 'app.toDark', () => setColorScheme(dark ? 'light' : 'dark')],
    ['palette.language', () => void speak(i18n.language === 'ja' ? 'en' : 'ja')],
    ['app.signOut', leave],
  ] as const;

  return [
    ...(account === undefined
      ? []
      : [
          {
            id: 'new',
            label: t('composer.title'),
            also: other('composer.title'),
            group: t('palette.actions'),
            run: () => void navigate({ to: '/accounts/$account/campaigns/new', params }),
          },
          ...pages.map(([key, run]) => ({
            id: key,
            label: t(key),
            also: other(key),
            group: t('palette.pages'),
            run: () => void run(),
          })),
        ]),
    ...(campaigns.data ?? []).map(({ campaignId, name }) => ({
      id: campaignId,
      label: name,
      also: '',
      group: t('palette.campaigns'),
      run: () =>
        void navigate({
          to: '/accounts/$account/campaigns/$campaign',
          params: { ...params, campaign: campaignId },
        }),
    })),
    ...accounts
      .filter(({ accountId }) => String(accountId) !== account)
      .map(({ accountId, name }) => ({
        id: `account-${accountId}`,
        label: name,
        also: '',
        group: t('palette.accounts'),
        run: () => void navigate({ to: '/accounts/$account', params: { account: String(accountId) } }),
      })),
    ...actions.map(([key, run]) => ({
      id: key,
      label: t(key),
      also: other(key),
      group: t('palette.actions'),
      run,
    })),
  ];
}

/** Those that have every word, in either language, whatever its width or case. */
export function matching(commands: Command[], sought: string): Command[] {
  const words = plain(sought).split(/\s+/).filter(Boolean);
  return commands.filter(({ label, group, also }) => {
    const text = plain(`${label} ${also} ${group}`);
    return words.every((word) => text.includes(word));
  });
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase();
