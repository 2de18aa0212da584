import { paperclipIcon } from '@sinia/design/icons';
import { useRef } from 'preact/hooks';
import type { Uploads } from '../../state/uploads.ts';
import { UploadList } from '../composer/upload-list.tsx';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';

/** The files of a ticket in the making. */
export function OpeningFiles({ uploads }: { uploads: Uploads }) {
  const { attachment } = useDesk().texts;
  const input = useRef<HTMLInputElement>(null);
  return (
    <div class="opening-files">
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          uploads.add([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <button type="button" class="s-button s-button-small" onClick={() => input.current?.click()}>
        <Icon of={paperclipIcon} />
        {attachment.add}
      </button>
      <UploadList uploads={uploads} />
    </div>
  );
}
