import type { ComponentChildren } from 'preact';

interface Props {
  readonly title: string;
  readonly intro: string;
  /** What stands beside the title: most often how to add one. */
  readonly side?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** The frame of every page of the administration. */
export function AdminPage({ title, intro, side, children }: Props) {
  return (
    <section class="admin">
      <header class="admin-head">
        <div>
          <h2 class="s-title">{title}</h2>
          <p class="s-muted">{intro}</p>
        </div>
        {side}
      </header>
      {children}
    </section>
  );
}
