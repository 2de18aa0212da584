CREATE TABLE "call_reconciliations" (
	"exchange_id" text NOT NULL,
	"day" date NOT NULL,
	"records" integer NOT NULL,
	"lost" integer NOT NULL,
	"compared_at" timestamp with time zone NOT NULL,
	CONSTRAINT "call_reconciliations_exchange_id_day_pk" PRIMARY KEY("exchange_id","day")
);
--> statement-breakpoint
CREATE TABLE "exchange_files" (
	"exchange_id" text NOT NULL,
	"kind" text NOT NULL,
	"identity" text NOT NULL,
	"position" bigint NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	"last_error" text,
	CONSTRAINT "exchange_files_exchange_id_kind_pk" PRIMARY KEY("exchange_id","kind")
);
--> statement-breakpoint
ALTER TABLE "call_tasks" ALTER COLUMN "number" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "exchanges" ADD COLUMN "manager" jsonb;--> statement-breakpoint
ALTER TABLE "exchanges" ADD COLUMN "manager_seen_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "exchanges" ADD COLUMN "manager_fault" text;--> statement-breakpoint
ALTER TABLE "exchanges" ADD COLUMN "queue_log_path" text;--> statement-breakpoint
ALTER TABLE "exchanges" ADD COLUMN "records_path" text;