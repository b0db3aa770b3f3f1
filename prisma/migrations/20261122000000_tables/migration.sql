-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "action" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT,
    "kind" TEXT NOT NULL,
    "control_level" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'OPEN',
    "owner_id" UUID NOT NULL,
    "due_on" DATE NOT NULL,
    "evidence" TEXT,
    "return_comment" TEXT,
    "done_by_id" UUID,
    "done_at" TIMESTAMPTZ(3),
    "verified_by_id" UUID,
    "verified_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "action_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "audit" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "event" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "member_id" UUID,
    "subject_id" UUID NOT NULL,
    "report_id" UUID,
    "changes" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "payload" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "handled_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "box_day" (
    "organisation_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "emptied_at" TIMESTAMPTZ(3),
    "emptied_by_id" UUID,
    "missed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "box_day_pkey" PRIMARY KEY ("organisation_id","day")
);

-- CreateTable
CREATE TABLE "comment" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'COMMENT',
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "comment_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "mention" (
    "organisation_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,

    CONSTRAINT "mention_pkey" PRIMARY KEY ("organisation_id","comment_id","member_id")
);

-- CreateTable
CREATE TABLE "import" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'UPLOADED',
    "reading" JSONB NOT NULL DEFAULT '{}',
    "columns" JSONB NOT NULL DEFAULT '[]',
    "mapping" JSONB NOT NULL DEFAULT '{}',
    "rows_total" INTEGER NOT NULL DEFAULT 0,
    "rows_ready" INTEGER NOT NULL DEFAULT 0,
    "rows_refused" INTEGER NOT NULL DEFAULT 0,
    "rows_known" INTEGER NOT NULL DEFAULT 0,
    "rows_applied" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "cancel_asked_at" TIMESTAMPTZ(3),
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "import_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "import_row" (
    "organisation_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "row_number" INTEGER NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "cells" JSONB NOT NULL,
    "draft" JSONB,
    "status" TEXT NOT NULL DEFAULT 'STAGED',
    "reasons" JSONB NOT NULL DEFAULT '[]',
    "report_id" UUID,

    CONSTRAINT "import_row_pkey" PRIMARY KEY ("organisation_id","import_id","row_number")
);

-- CreateTable
CREATE TABLE "import_mapping" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "header_hash" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_mapping_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "email" TEXT,
    "name" TEXT,
    "role" TEXT NOT NULL,
    "all_sites" BOOLEAN NOT NULL DEFAULT true,
    "site_ids" UUID[],
    "invited_by_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "member" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "personnel_number" TEXT,
    "pin_hash" TEXT,
    "position" TEXT,
    "role" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'ACTIVE',
    "all_sites" BOOLEAN NOT NULL DEFAULT true,
    "locale" TEXT NOT NULL,
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "member_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "member_site" (
    "organisation_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "site_id" UUID NOT NULL,

    CONSTRAINT "member_site_pkey" PRIMARY KEY ("organisation_id","member_id","site_id")
);

-- CreateTable
CREATE TABLE "notification" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "report_id" UUID,
    "action_id" UUID,
    "params" JSONB NOT NULL DEFAULT '{}',
    "dedupe_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "mail" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "params" JSONB NOT NULL DEFAULT '{}',
    "status" TEXT NOT NULL DEFAULT 'QUEUED',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "password_hash" TEXT,
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "password_reset" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "password_reset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "report" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'SUBMITTED',
    "type" TEXT NOT NULL,
    "privacy" TEXT NOT NULL DEFAULT 'NAMED',
    "source" TEXT NOT NULL DEFAULT 'WEB',
    "site_id" UUID NOT NULL,
    "location_id" UUID,
    "reporter_id" UUID,
    "title" TEXT NOT NULL,
    "what_happened" TEXT NOT NULL,
    "what_could_happen" TEXT,
    "immediate_action" TEXT,
    "proposal" TEXT,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3),
    "triaged_at" TIMESTAMPTZ(3),
    "acted_at" TIMESTAMPTZ(3),
    "verified_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "actual_severity" SMALLINT,
    "potential_severity" SMALLINT,
    "potential_class" TEXT,
    "high_energy" BOOLEAN,
    "energy_released" BOOLEAN,
    "serious_injury" BOOLEAN,
    "control_in_place" BOOLEAN,
    "route" TEXT,
    "decision_note" TEXT,
    "merged_into_id" UUID,
    "import_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "report_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "report_counter" (
    "organisation_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "report_counter_pkey" PRIMARY KEY ("organisation_id","year")
);

-- CreateTable
CREATE TABLE "potential_review" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "from_severity" SMALLINT NOT NULL,
    "to_severity" SMALLINT NOT NULL,
    "reason" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'PENDING',
    "proposed_by_id" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "potential_review_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "site" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT,
    "time_zone" TEXT NOT NULL,
    "headcount" INTEGER,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "site_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "location" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "location_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateIndex
CREATE INDEX "action_organisation_id_report_id_idx" ON "action"("organisation_id", "report_id");

-- CreateIndex
CREATE INDEX "action_organisation_id_owner_id_status_due_on_idx" ON "action"("organisation_id", "owner_id", "status", "due_on");

-- CreateIndex
CREATE INDEX "action_organisation_id_status_due_on_id_idx" ON "action"("organisation_id", "status", "due_on", "id");

-- CreateIndex
CREATE INDEX "audit_organisation_id_report_id_at_idx" ON "audit"("organisation_id", "report_id", "at");

-- CreateIndex
CREATE INDEX "audit_organisation_id_subject_id_at_idx" ON "audit"("organisation_id", "subject_id", "at");

-- CreateIndex
CREATE INDEX "comment_organisation_id_report_id_created_at_idx" ON "comment"("organisation_id", "report_id", "created_at");

-- CreateIndex
CREATE INDEX "import_organisation_id_created_at_idx" ON "import"("organisation_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "import_row_organisation_id_fingerprint_idx" ON "import_row"("organisation_id", "fingerprint");

-- CreateIndex
CREATE INDEX "import_row_organisation_id_import_id_status_row_number_idx" ON "import_row"("organisation_id", "import_id", "status", "row_number");

-- CreateIndex
CREATE UNIQUE INDEX "import_mapping_organisation_id_name_key" ON "import_mapping"("organisation_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_organisation_id_token_hash_key" ON "invitation"("organisation_id", "token_hash");

-- CreateIndex
CREATE INDEX "member_organisation_id_name_id_idx" ON "member"("organisation_id", "name", "id");

-- CreateIndex
CREATE INDEX "member_person_id_idx" ON "member"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "member_organisation_id_person_id_key" ON "member"("organisation_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "member_organisation_id_personnel_number_key" ON "member"("organisation_id", "personnel_number");

-- CreateIndex
CREATE INDEX "notification_organisation_id_member_id_created_at_idx" ON "notification"("organisation_id", "member_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "notification_organisation_id_member_id_dedupe_key_key" ON "notification"("organisation_id", "member_id", "dedupe_key");

-- CreateIndex
CREATE UNIQUE INDEX "mail_organisation_id_dedupe_key_key" ON "mail"("organisation_id", "dedupe_key");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_slug_key" ON "organisation"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE UNIQUE INDEX "password_reset_token_hash_key" ON "password_reset"("token_hash");

-- CreateIndex
CREATE INDEX "password_reset_person_id_idx" ON "password_reset"("person_id");

-- CreateIndex
CREATE INDEX "report_organisation_id_submitted_at_id_idx" ON "report"("organisation_id", "submitted_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "report_organisation_id_status_submitted_at_id_idx" ON "report"("organisation_id", "status", "submitted_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "report_organisation_id_site_id_submitted_at_id_idx" ON "report"("organisation_id", "site_id", "submitted_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "report_organisation_id_reporter_id_submitted_at_id_idx" ON "report"("organisation_id", "reporter_id", "submitted_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "report_organisation_id_merged_into_id_idx" ON "report"("organisation_id", "merged_into_id");

-- CreateIndex
CREATE INDEX "report_organisation_id_import_id_idx" ON "report"("organisation_id", "import_id");

-- CreateIndex
CREATE UNIQUE INDEX "report_organisation_id_number_key" ON "report"("organisation_id", "number");

-- CreateIndex
CREATE INDEX "potential_review_organisation_id_report_id_idx" ON "potential_review"("organisation_id", "report_id");

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_organisation_id_member_id_name_key" ON "saved_view"("organisation_id", "member_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "site_organisation_id_name_key" ON "site"("organisation_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "location_organisation_id_site_id_id_key" ON "location"("organisation_id", "site_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "location_organisation_id_site_id_name_key" ON "location"("organisation_id", "site_id", "name");

-- AddForeignKey
ALTER TABLE "action" ADD CONSTRAINT "action_organisation_id_report_id_fkey" FOREIGN KEY ("organisation_id", "report_id") REFERENCES "report"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action" ADD CONSTRAINT "action_organisation_id_owner_id_fkey" FOREIGN KEY ("organisation_id", "owner_id") REFERENCES "member"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action" ADD CONSTRAINT "action_organisation_id_done_by_id_fkey" FOREIGN KEY ("organisation_id", "done_by_id") REFERENCES "member"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action" ADD CONSTRAINT "action_organisation_id_verified_by_id_fkey" FOREIGN KEY ("organisation_id", "verified_by_id") REFERENCES "member"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit" ADD CONSTRAINT "audit_organisation_id_member_id_fkey" FOREIGN KEY ("organisation_id", "member_id") REFERENCES "member"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit" ADD CONSTRAINT "audit_organisation_id_report_id_fkey" FOREIGN KEY ("organisation_id", "report_id") REFERENCES "report"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_organisation_id_report_id_fkey" FOREIGN KEY ("organisation_id", "report_id") REFERENCES "report"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_organisation_id_author_id_fkey" FOREIGN KEY ("organisation_id", "author_id") REFERENCES "member"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mention" ADD CONSTRAINT "mention_organisation_id_comment_id_fkey" FOREIGN KEY ("organisation_id", "comment_id") REFERENCES "comment"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mention" ADD CONSTRAINT "mention_organisation_id_member_id_fkey" FOREIGN KEY ("organisation_id", "member_id") REFERENCES "member"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_organisation_id_import_id_fkey" FOREIGN KEY ("organisation_id", "import_id") REFERENCES "import"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_organisation_id_invited_by_id_fkey" FOREIGN KEY ("organisation_id", "invited_by_id") REFERENCES "member"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_site" ADD CONSTRAINT "member_site_organisation_id_member_id_fkey" FOREIGN KEY ("organisation_id", "member_id") REFERENCES "member"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_site" ADD CONSTRAINT "member_site_organisation_id_site_id_fkey" FOREIGN KEY ("organisation_id", "site_id") REFERENCES "site"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_organisation_id_member_id_fkey" FOREIGN KEY ("organisation_id", "member_id") REFERENCES "member"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_organisation_id_site_id_fkey" FOREIGN KEY ("organisation_id", "site_id") REFERENCES "site"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_organisation_id_site_id_location_id_fkey" FOREIGN KEY ("organisation_id", "site_id", "location_id") REFERENCES "location"("organisation_id", "site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_organisation_id_reporter_id_fkey" FOREIGN KEY ("organisation_id", "reporter_id") REFERENCES "member"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_organisation_id_merged_into_id_fkey" FOREIGN KEY ("organisation_id", "merged_into_id") REFERENCES "report"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_organisation_id_import_id_fkey" FOREIGN KEY ("organisation_id", "import_id") REFERENCES "import"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "potential_review" ADD CONSTRAINT "potential_review_organisation_id_report_id_fkey" FOREIGN KEY ("organisation_id", "report_id") REFERENCES "report"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "potential_review" ADD CONSTRAINT "potential_review_organisation_id_proposed_by_id_fkey" FOREIGN KEY ("organisation_id", "proposed_by_id") REFERENCES "member"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "potential_review" ADD CONSTRAINT "potential_review_organisation_id_decided_by_id_fkey" FOREIGN KEY ("organisation_id", "decided_by_id") REFERENCES "member"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_organisation_id_member_id_fkey" FOREIGN KEY ("organisation_id", "member_id") REFERENCES "member"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "location" ADD CONSTRAINT "location_organisation_id_site_id_fkey" FOREIGN KEY ("organisation_id", "site_id") REFERENCES "site"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

