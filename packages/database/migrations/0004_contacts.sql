CREATE TABLE "contact_events" (
	"position" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "contact_events_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"contact_id" text NOT NULL,
	"type" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"actor_name" text NOT NULL,
	"changes" jsonb NOT NULL,
	"detail" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contact_facts" (
	"contact_id" text NOT NULL,
	"field" text NOT NULL,
	"source" text NOT NULL,
	"value" jsonb NOT NULL,
	"proof" text,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "contact_facts_contact_id_field_source_pk" PRIMARY KEY("contact_id","field","source")
);
--> statement-breakpoint
CREATE TABLE "contact_identities" (
	"contact_id" text NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"source" text NOT NULL,
	"proof" text,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "contact_identities_contact_id_kind_value_pk" PRIMARY KEY("contact_id","kind","value")
);
--> statement-breakpoint
CREATE TABLE "contact_search" (
	"contact_id" text PRIMARY KEY NOT NULL,
	"document" "tsvector" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"address" text,
	"language" text,
	"preferred_channel" text,
	"vulnerable" boolean,
	"over65" boolean,
	"aquacis_id" text,
	"merged_into_id" text,
	"root_id" text NOT NULL,
	"settings_version" integer NOT NULL,
	"last_contact_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "contacts_aquacis_id_unique" UNIQUE("aquacis_id")
);
--> statement-breakpoint
CREATE TABLE "identification_settings" (
	"version" integer PRIMARY KEY NOT NULL,
	"settings" jsonb NOT NULL,
	"saved_by" text NOT NULL,
	"saved_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pending_identifications" (
	"ticket_id" text PRIMARY KEY NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text
);
--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "requester_proofs" jsonb;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "contact_id" text;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "identification" jsonb;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "contact_snapshot" jsonb;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "billing_snapshot" jsonb;--> statement-breakpoint
ALTER TABLE "contact_facts" ADD CONSTRAINT "contact_facts_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_identities" ADD CONSTRAINT "contact_identities_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contact_events_contact" ON "contact_events" USING btree ("contact_id","position");--> statement-breakpoint
CREATE INDEX "contact_identities_value" ON "contact_identities" USING btree ("kind","value");--> statement-breakpoint
CREATE UNIQUE INDEX "contact_identities_personal" ON "contact_identities" USING btree ("kind","value") WHERE "contact_identities"."kind" not in ('email', 'phone', 'contract');--> statement-breakpoint
CREATE INDEX "contact_search_document" ON "contact_search" USING gin ("document");--> statement-breakpoint
CREATE INDEX "contacts_root" ON "contacts" USING btree ("root_id");--> statement-breakpoint
CREATE INDEX "contacts_updated" ON "contacts" USING btree ("updated_at","id") WHERE "contacts"."merged_into_id" is null;--> statement-breakpoint
CREATE INDEX "contacts_settings" ON "contacts" USING btree ("settings_version");--> statement-breakpoint
CREATE INDEX "pending_identifications_due" ON "pending_identifications" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "tickets_contact" ON "tickets" USING btree ("contact_id","created_at") WHERE "tickets"."contact_id" is not null;