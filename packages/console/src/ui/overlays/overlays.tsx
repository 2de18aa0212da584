import { useDesk } from '../parts/desk-context.ts';
import { lazyPart } from '../parts/lazy-part.tsx';

const Help = lazyPart(async () => (await import('./help-dialog.tsx')).HelpDialog);
const Settings = lazyPart(async () => (await import('../settings/settings-view.tsx')).SettingsView);
const Palette = lazyPart(async () => (await import('./palette-dialog.tsx')).PaletteDialog);
const Assign = lazyPart(async () => (await import('./assign-dialog.tsx')).AssignDialog);
const Alerts = lazyPart(async () => (await import('./alerts-dialog.tsx')).AlertsDialog);
const Forward = lazyPart(async () => (await import('../recipients/forward-dialog.tsx')).ForwardDialog);
const Looking = lazyPart(async () => (await import('./lightbox.tsx')).Lightbox);
const Opening = lazyPart(async () => (await import('../opening/opening-dialog.tsx')).OpeningDialog);

const Letters = lazyPart(async () => (await import('./letters-dialog.tsx')).LettersDialog);

const Snooze = lazyPart(async () => (await import('../shelf/snooze-dialog.tsx')).SnoozeDialog);
const Merge = lazyPart(async () => (await import('../relations/merge-dialog.tsx')).MergeDialog);
const LinkTicket = lazyPart(async () => (await import('../relations/link-dialog.tsx')).LinkDialog);
const Split = lazyPart(async () => (await import('../relations/split-dialog.tsx')).SplitDialog);
const Block = lazyPart(async () => (await import('../shelf/block-dialog.tsx')).BlockDialog);
const Senders = lazyPart(async () => (await import('../shelf/senders-dialog.tsx')).SendersDialog);
const ChangeMany = lazyPart(
  async () => (await import('../selection/change-many-dialog.tsx')).ChangeManyDialog,
);

const NewPerson = lazyPart(async () => (await import('../people/person-dialog.tsx')).NewPersonDialog);
const EditPerson = lazyPart(async () => (await import('../people/person-dialog.tsx')).EditPersonDialog);
const Identify = lazyPart(async () => (await import('../people/identify-dialog.tsx')).IdentifyDialog);
const MergePerson = lazyPart(
  async () => (await import('../people/merge-person-dialog.tsx')).MergePersonDialog,
);
const Represent = lazyPart(async () => (await import('../people/represent-dialog.tsx')).RepresentDialog);
const Receipt = lazyPart(async () => (await import('../receipt/receipt-dialog.tsx')).ReceiptDialog);

/** Whatever lies above the desk; each is fetched when it is first wanted. */
export function Overlays() {
  const { overlay } = useDesk();
  switch (overlay.value) {
    case 'help':
      return <Help />;
    case 'settings':
      return <Settings />;
    case 'palette':
      return <Palette />;
    case 'assign':
      return <Assign />;
    case 'alerts':
      return <Alerts />;
    case 'looking':
      return <Looking />;
    case 'opening':
    case 'writingFirst':
      return <Opening />;
    case 'letters':
      return <Letters />;
    case 'snooze':
      return <Snooze />;
    case 'merge':
      return <Merge />;
    case 'link':
      return <LinkTicket />;
    case 'split':
      return <Split />;
    case 'block':
      return <Block />;
    case 'senders':
      return <Senders />;
    case 'changeMany':
      return <ChangeMany />;
    case 'forward':
      return <Forward />;
    case 'newPerson':
      return <NewPerson />;
    case 'editPerson':
      return <EditPerson />;
    case 'identify':
      return <Identify />;
    case 'mergePerson':
      return <MergePerson />;
    case 'represent':
      return <Represent />;
    case 'receipt':
      return <Receipt />;
    case 'none':
      return null;
  }
}
