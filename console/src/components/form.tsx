import type { KeyboardEvent, ReactNode, SubmitEvent } from 'react';

interface Props {
  onSubmit: () => void;
  label?: string;
  children: ReactNode;
}

/** A form in which Enter ends the choice of a word (IME), and only then submits. */
export function Form({ onSubmit, label, children }: Props) {
  return (
    <form
      noValidate
      aria-label={label}
      onKeyDown={keepChoosing}
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}

/** Safari ends the composition before it reports the key that ended it, and marks that key 229. */
function keepChoosing(event: KeyboardEvent) {
  if (event.key === 'Enter' && (event.nativeEvent.isComposing || event.keyCode === 229)) {
    event.preventDefault();
  }
}
