-- Paper boxes, their emptyings, and which report came out of which.
CREATE TABLE "box" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "location_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hung_at" TIMESTAMPTZ(3) NOT NULL,
    "empty_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "box_pkey" PRIMARY KEY ("organisation_id","id"),
    CONSTRAINT "box_organisation" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id"),
    CONSTRAINT "box_organisation_id_site_id_fkey" FOREIGN KEY ("organisation_id", "site_id")
      REFERENCES "site"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "box_organisation_id_site_id_location_id_fkey" FOREIGN KEY ("organisation_id", "site_id", "location_id")
      REFERENCES "location"("organisation_id", "site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "box_organisation_id_site_id_name_key" ON "box"("organisation_id", "site_id", "name");

CREATE TABLE "emptying" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "box_id" UUID NOT NULL,
    "emptied_at" TIMESTAMPTZ(3) NOT NULL,
    "emptied_by_id" UUID NOT NULL,
    "cards" INTEGER NOT NULL,
    "entered" INTEGER NOT NULL DEFAULT 0,
    "note" TEXT,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "emptying_pkey" PRIMARY KEY ("organisation_id","id"),
    CONSTRAINT "emptying_cards" CHECK (cards >= 0 AND entered BETWEEN 0 AND cards),
    CONSTRAINT "emptying_undone" CHECK (undone_at IS NULL OR entered = 0),
    CONSTRAINT "emptying_organisation_id_box_id_fkey" FOREIGN KEY ("organisation_id", "box_id")
      REFERENCES "box"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "emptying_organisation_id_emptied_by_id_fkey" FOREIGN KEY ("organisation_id", "emptied_by_id")
      REFERENCES "member"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "emptying_organisation_id_box_id_emptied_at_idx" ON "emptying"("organisation_id", "box_id", "emptied_at" DESC);

CREATE TABLE "box_card" (
    "organisation_id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "emptying_id" UUID NOT NULL,

    CONSTRAINT "box_card_pkey" PRIMARY KEY ("organisation_id","report_id"),
    CONSTRAINT "box_card_organisation_id_report_id_fkey" FOREIGN KEY ("organisation_id", "report_id")
      REFERENCES "report"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "box_card_organisation_id_emptying_id_fkey" FOREIGN KEY ("organisation_id", "emptying_id")
      REFERENCES "emptying"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "box_card_organisation_id_emptying_id_idx" ON "box_card"("organisation_id", "emptying_id");

CALL tenant_table('box', 'SELECT, INSERT, UPDATE');
CALL tenant_table('emptying', 'SELECT, INSERT, UPDATE');
CALL tenant_table('box_card');
