/** More than anybody can choose from; a bound so that a loop cannot fill the table. */
export const viewsPerMember = 50
