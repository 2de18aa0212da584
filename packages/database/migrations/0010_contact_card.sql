CREATE TABLE "contact_contracts" (
	"contact_id" text NOT NULL,
	"number" text NOT NULL,
	"role" text NOT NULL,
	"status" text,
	"supply_point_id" text,
	"supply_address" text,
	"meter_serial" text,
	"use" text,
	"start_date" text,
	"end_date" text,
	"source" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "contact_contracts_contact_id_number_role_pk" PRIMARY KEY("contact_id","number","role")
);
--> statement-breakpoint
CREATE TABLE "contact_notes" (
	"id" text PRIMARY KEY NOT NULL,
	"contact_id" text NOT NULL,
	"body" text NOT NULL,
	"author_key" text NOT NULL,
	"author_name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "representations" (
	"id" text PRIMARY KEY NOT NULL,
	"representative_id" text NOT NULL,
	"represented_id" text NOT NULL,
	"contracts" text[],
	"proof" text NOT NULL,
	"attachment_id" text,
	"remark" text,
	"valid_from" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"revoked_by" text,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "contact_contracts" ADD CONSTRAINT "contact_contracts_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contact_contracts_number" ON "contact_contracts" USING btree ("number");--> statement-breakpoint
CREATE INDEX "contact_notes_contact" ON "contact_notes" USING btree ("contact_id","created_at");--> statement-breakpoint
CREATE INDEX "representations_representative" ON "representations" USING btree ("representative_id");--> statement-breakpoint
CREATE INDEX "representations_represented" ON "representations" USING btree ("represented_id");