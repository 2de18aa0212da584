import { useEffect } from 'preact/hooks';
import styles from '../../styles/opening.css?inline';
import { useDesk } from '../parts/desk-context.ts';
import { Dialog } from '../parts/dialog.tsx';
import { useStyles } from '../parts/use-styles.ts';
import { fillFromCard } from './fill-from-card.ts';
import { OpenedKey } from './opened-key.tsx';
import { openingOf } from './opening.ts';
import { OpeningFields } from './opening-fields.tsx';

/** A ticket that begins at the desk: taken down for somebody, or with a message of ours. */
export function OpeningDialog() {
  useStyles(styles);
  const desk = useDesk();
  const { opening: texts, help } = desk.texts;
  const opening = openingOf(desk);
  const first = desk.overlay.value === 'writingFirst';
  const { writtenBy } = opening.form.value;
  const close = () => {
    void opening.save();
    opening.opened.value = null;
    desk.overlay.value = 'none';
  };
  useEffect(() => {
    void opening.load().then(() => {
      void fillFromCard(desk, opening);
      if (first && opening.form.value.writtenBy !== 'us') opening.set({ writtenBy: 'us', channel: 'email' });
    });
  }, [opening, first]);
  const opened = opening.opened.value;
  const title = opened
    ? opened.form.writtenBy === 'us'
      ? texts.openedUs
      : texts.opened
    : writtenBy === 'us'
      ? texts.titleUs
      : texts.title;
  return (
    <Dialog title={title} closeLabel={help.close} wide onClose={close}>
      {opened ? (
        <OpenedKey opened={opened} close={close} />
      ) : (
        <OpeningFields opening={opening} close={close} />
      )}
    </Dialog>
  );
}
