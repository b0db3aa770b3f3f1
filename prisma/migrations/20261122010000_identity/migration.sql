-- One member per mailbox and organisation: an invitation or an import by e-mail finds one row.
CREATE UNIQUE INDEX "member_organisation_id_email_key" ON "member"("organisation_id", "email");
ALTER TABLE member ADD CONSTRAINT member_email_lower CHECK (email = lower(email));

-- An invitation to the e-mail of a member without an account gives that very member the account.
GRANT SELECT (email) ON member TO closecall_auth;
GRANT UPDATE (person_id) ON member TO closecall_auth;
CREATE POLICY join_organisation_as ON member FOR UPDATE TO closecall_auth
  USING (organisation_id = (SELECT nullif(current_setting('app.org', true), '')::uuid))
  WITH CHECK (organisation_id = (SELECT nullif(current_setting('app.org', true), '')::uuid));
