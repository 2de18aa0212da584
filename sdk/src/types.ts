import type { components, operations } from './generated/openapi.d.ts';

type Schemas = components['schemas'];
type QueryOf<Name extends keyof operations> = NonNullable<operations[Name]['parameters']['query']>;

export type AddMessageBody = Schemas['AddMessageBody'];
export type AnsweredSurvey = Schemas['AnsweredSurvey'];
export type AnswerSurveyBody = Schemas['AnswerSurveyBody'];
export type AttachmentLink = Schemas['AttachmentLink'];
export type AttachmentSummary = Schemas['AttachmentSummary'];
export type Call = Schemas['Call'];
export type CallConsent = Schemas['CallConsent'];
export type CallContact = Schemas['CallContact'];
export type CallContactBody = Schemas['CallContactBody'];
export type CallIndicators = Schemas['CallIndicators'];
export type CallReport = Schemas['CallReport'];
export type CallEventAccepted = Schemas['CallEventAccepted'];
export type CallEventBody = Schemas['CallEventBody'];
export type CallPerson = Schemas['CallPerson'];
export type CallPop = Schemas['CallPop'];
export type CallTicket = Schemas['CallTicket'];
export type Challenge = Schemas['Challenge'];
export type Chat = Schemas['Chat'];
export type ChatMailBody = Schemas['ChatMailBody'];
export type ChatNoted = Schemas['ChatNoted'];
/** What a chat's stream tells: who is there, and how many wait. */
export type ChatSignal = Pick<Chat, 'agents' | 'position' | 'standing'>;
export type ChatStanding = Schemas['ChatStanding'];
export type ChangeTicketBody = Schemas['ChangeTicketBody'];
export type ChangeContactBody = Schemas['ChangeContactBody'];
export type Channel = Schemas['Channel'];
export type Contact = Schemas['Contact'];
export type ContactIdentity = Schemas['ContactIdentity'];
export type ContactImport = Schemas['ContactImport'];
export type ContactMerge = Schemas['ContactMerge'];
export type ConsentBody = Schemas['ConsentBody'];
export type ContactReason = Schemas['ContactReason'];
export type ContactReasons = Schemas['ContactReasons'];
export type ContactSummary = Schemas['ContactSummary'];
export type CreateContactBody = Schemas['CreateContactBody'];
export type DeliveryState = Schemas['DeliveryState'];
export type DialBody = Schemas['DialBody'];
export type DialledCall = Schemas['DialledCall'];
export type DirectoryAddress = Schemas['DirectoryAddress'];
export type DirectoryContract = Schemas['DirectoryContract'];
export type DirectoryHit = Schemas['DirectoryHit'];
export type DirectorySearchResult = Schemas['DirectorySearchResult'];
export type Duplicate = Schemas['Duplicate'];
export type FieldProblem = Schemas['FieldProblem'];
export type Identification = NonNullable<Schemas['Ticket']['identification']>;
export type IdentityInput = Schemas['IdentityInput'];
export type IdentityKind = Schemas['IdentityKind'];
export type IdentitySource = Schemas['IdentitySource'];
export type Language = Schemas['Language'];
export type LegalType = Schemas['LegalType'];
export type LinkBody = Schemas['LinkBody'];
export type LinkCallBody = Schemas['LinkCallBody'];
export type Linked = Schemas['Linked'];
export type LinkedCall = Schemas['LinkedCall'];
export type LookedUpCaller = Schemas['LookedUpCaller'];
export type LookUpCallerBody = Schemas['LookUpCallerBody'];
export type Merge = Schemas['Merge'];
export type MergeBody = Schemas['MergeBody'];
export type MergeContactsBody = Schemas['MergeContactsBody'];
export type Message = Schemas['Message'];
export type MyCalls = Schemas['MyCalls'];
export type NoticeRoute = Schemas['NoticeRoute'];
export type OpenChatBody = Schemas['OpenChatBody'];
export type OpenedChat = Schemas['OpenedChat'];
export type OpenedTicket = Schemas['OpenedTicket'];
export type OpenFromCallBody = Schemas['OpenFromCallBody'];
export type OpenTicketBody = Schemas['OpenTicketBody'];
export type Priority = Schemas['Priority'];
export type Problem = Schemas['Problem'];
export type PublicMessage = Schemas['PublicMessage'];
export type PublicReplyBody = Schemas['PublicReplyBody'];
export type PublicStatus = Schemas['PublicStatus'];
export type RecordingLink = Schemas['RecordingLink'];
export type RecordingState = Schemas['RecordingState'];
export type RequestAccessBody = Schemas['RequestAccessBody'];
export type RequestedAccess = Schemas['RequestedAccess'];
export type Requester = Schemas['Requester'];
export type Representation = Schemas['Representation'];
export type RepresentationBody = Schemas['RepresentationBody'];
export type SearchContactsBody = Schemas['SearchContactsBody'];
export type SplitBody = Schemas['SplitBody'];
export type Status = Schemas['Status'];
export type SupervisorAsked = Schemas['SupervisorAsked'];
export type Survey = Schemas['Survey'];
export type Term = Schemas['Term'];
export type TimelineEntry = Schemas['TimelineEntry'];
export type Ticket = Schemas['Ticket'];
export type TicketEvent = Schemas['TicketEvent'];
export type TicketLink = Schemas['TicketLink'];
export type TicketLinks = Schemas['TicketLinks'];
export type TicketSummary = Schemas['TicketSummary'];
export type OwnContractList = Schemas['OwnContractList'];
export type TrackedList = Schemas['TrackedList'];
export type TrackedStatus = Schemas['TrackedStatus'];
export type TrackedSummary = Schemas['TrackedSummary'];
export type TrackedTicket = Schemas['TrackedTicket'];
export type UploadedAttachment = Schemas['UploadedAttachment'];
export type WriteUpBody = Schemas['WriteUpBody'];
export type WrittenUp = Schemas['WrittenUp'];

/** At least one key; `limit` 1 to 50 (default 20). */
export type DirectorySearchQuery = Schemas['SearchDirectoryBody'];

/** `limit` 1 to 100 (default 50); `cursor` as a page gave it. */
export type PageQuery = QueryOf<'listEvents'>;

export type CallReportQuery = Omit<QueryOf<'reportCalls'>, 'format'>;

export type ListCallsQuery = QueryOf<'listCalls'>;

export type ListTicketsQuery = Omit<QueryOf<'listTickets'>, 'status'> & {
  /** One or several. */
  status?: Status | readonly Status[];
};

export type ListContactsQuery = QueryOf<'listContacts'>;
