CREATE TABLE "directory_files" (
	"id" text PRIMARY KEY NOT NULL,
	"pieces" text[] NOT NULL,
	"size" bigint NOT NULL,
	"uploaded_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
