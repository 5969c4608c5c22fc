import { isObject, type JsonObject } from '@/lib/line/fields';
import { limits } from '@/lib/line/message-rules';
import { isBlank, newMessage, type Kind } from '@/lib/line/new-message';
import type { Json, Message } from '@/types/api';

/** A message while it is written; the number tells it from others wherever it stands. */
export interface Draft {
  id: number;
  message: Message;
}

/** What is being written, and what was deleted last, with where it stood. */
export interface Drafts {
  drafts: Draft[];
  quickReplies: JsonObject[];
  removed: { draft: Draft; index: number } | null;
}

export const noDrafts: Drafts = {
  drafts: [{ id: 1, message: newMessage('text') }],
  quickReplies: [],
  removed: null,
};

export type Change =
  | { do: 'change'; id: number; message: Message }
  | { do: 'add'; kind: Kind }
  | { do: 'duplicate'; id: number }
  | { do: 'remove'; id: number }
  | { do: 'move'; id: number; by: -1 | 1 }
  | { do: 'restore' }
  | { do: 'forget' }
  | { do: 'quickReplies'; items: JsonObject[] };

export const isFull = ({ drafts }: Drafts) => drafts.length >= limits.messages;

export function changed(state: Drafts, change: Change): Drafts {
  const { drafts } = state;
  const index = 'id' in change ? drafts.findIndex(({ id }) => id === change.id) : -1;
  const draft = drafts[index];
  const fresh = Math.max(0, ...drafts.map(({ id }) => id), state.removed?.draft.id ?? 0) + 1;
  switch (change.do) {
    case 'change':
      return {
        ...state,
        drafts: drafts.map((one) => (one === draft ? { ...one, message: change.message } : one)),
      };
    case 'add':
      return isFull(state)
        ? state
        : { ...state, drafts: [...drafts, { id: fresh, message: newMessage(change.kind) }] };
    case 'duplicate':
      if (draft === undefined || isFull(state)) return state;
      return { ...state, drafts: drafts.toSpliced(index + 1, 0, { id: fresh, message: draft.message }) };
    case 'remove':
      return draft === undefined
        ? state
        : { ...state, drafts: drafts.toSpliced(index, 1), removed: { draft, index } };
    case 'move': {
      const to = index + change.by;
      if (draft === undefined || to < 0 || to >= drafts.length) return state;
      return { ...state, drafts: drafts.toSpliced(index, 1).toSpliced(to, 0, draft) };
    }
    case 'restore':
      if (state.removed === null || isFull(state)) return state;
      return {
        ...state,
        drafts: drafts.toSpliced(state.removed.index, 0, state.removed.draft),
        removed: null,
      };
    case 'forget':
      return { ...state, removed: null };
    case 'quickReplies':
      return { ...state, quickReplies: change.items };
  }
}

/** The messages as they would be sent: without texts nobody wrote, quick replies on the last one. */
export function messagesOf({ drafts, quickReplies }: Drafts): Message[] {
  const written = drafts.map(({ message }) => message).filter((message) => !isBlank(message));
  const last = written.at(-1);
  if (last === undefined || quickReplies.length === 0) return written;
  return [...written.slice(0, -1), { ...last, quickReply: { items: quickReplies } }];
}

/** Where a draft stands among the messages; -1 for one that is not sent. */
export const placeOfDraft = ({ drafts }: Drafts, id: number) =>
  drafts.filter(({ message }) => !isBlank(message)).findIndex((draft) => draft.id === id);

/** The same for one whose JSON has quick replies of its own: they move to where all are edited. */
export function withoutQuickReply({ quickReply, ...message }: Message): {
  message: Message;
  items: JsonObject[];
} {
  const items: Json | undefined = isObject(quickReply) ? quickReply.items : undefined;
  return {
    message: { ...message, type: message.type },
    items: Array.isArray(items) ? items.filter((item) => isObject(item)) : [],
  };
}
