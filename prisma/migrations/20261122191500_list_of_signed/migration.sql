-- For the list of whoever does not triage: a wave of anonymous reports is neither walked through, nor felt by how long a page takes.
CREATE INDEX report_signed_submitted_at_id_idx ON report (organisation_id, submitted_at DESC, id DESC) WHERE privacy <> 'ANONYMOUS';
