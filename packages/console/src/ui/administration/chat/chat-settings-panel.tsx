import { nextOpening, openUntil } from '@sinia/core/chat';
import { formatTime, formatWhen } from '@sinia/i18n';
import type { ChatRules } from '../../../port/chat-settings-port.ts';
import { useDesk } from '../../parts/desk-context.ts';
import { FailureNote } from '../../parts/failure-note.tsx';
import { AdminPage } from '../admin-page.tsx';
import { administered, useAdministration } from '../administration-context.ts';
import { useLoaded } from '../use-loaded.ts';
import { VersionHistory } from '../version-history.tsx';
import { ChatForm } from './chat-form.tsx';
import { useChatSettings, withChatSettings } from './chat-settings-context.ts';

/** When there is somebody to chat with, whose chats they are, what is said otherwise; every version can come back. */
export const ChatSettingsPanel = administered(
  withChatSettings(() => {
    const { texts, port, act } = useChatSettings();
    const administration = useAdministration().port;
    const loaded = useLoaded(async () => {
      const [current, groups] = await Promise.all([port.settings(), administration.groups()]);
      return { ...current, groups };
    });
    if (loaded.problem) return <FailureNote problem={loaded.problem} retry={loaded.reload} />;
    if (!loaded.value) return null;
    const { version, settings, groupId, versions, groups } = loaded.value;
    const save = async (rules: ChatRules, group = groupId) => {
      await act(port.save(version, rules, group), texts.saved);
      loaded.reload();
    };
    return (
      <AdminPage title={texts.title} intro={texts.intro}>
        <Standing settings={settings} />
        <ChatForm key={version} {...{ version, settings, groupId, groups }} onSave={save} />
        <VersionHistory versions={versions} words={texts} onReturn={(older) => save(older.settings)} />
      </AdminPage>
    );
  }),
);

/** What customers find at this moment. */
function Standing({ settings: { hours, closedByHand } }: { settings: ChatRules }) {
  const desk = useDesk();
  const { standing } = useChatSettings().texts;
  const now = desk.now();
  const { locale } = desk.words.value;
  const until = openUntil(hours, now);
  const opens = nextOpening(hours, now);
  const closed = opens ? standing.opens(formatWhen(locale, opens, now)) : standing.never;
  const said = closedByHand ? standing.byHand : until ? standing.open(formatTime(locale, until)) : closed;
  const open = until && !closedByHand;
  return <p class={open ? 's-notice s-notice-success' : 's-notice s-notice-warning'}>{said}</p>;
}
