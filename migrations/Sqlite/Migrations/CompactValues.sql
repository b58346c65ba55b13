-- Made from the tables before and after: every id becomes a blob of 16 bytes, every time a number. bytes("X") and ticks("X") are written
-- out by CompactValues.cs.
--
-- The new tables refer to each other only, and the old ones go children first: so nothing is deleted by a foreign key, though they are on.

CREATE TABLE "new_ActiveWeeks" (
    "PersonId" BLOB NOT NULL,
    "Monday" TEXT NOT NULL,
    "FirstAt" INTEGER NOT NULL,
    CONSTRAINT "PK_ActiveWeeks" PRIMARY KEY ("PersonId", "Monday")
);
INSERT INTO "new_ActiveWeeks" (
    "PersonId", "Monday", "FirstAt"
)
SELECT
    bytes("PersonId"), "Monday", ticks("FirstAt")
FROM "ActiveWeeks";

CREATE TABLE "new_ActivityStates" (
    "PersonId" BLOB NOT NULL,
    "Activity" TEXT NOT NULL,
    "StartedAt" INTEGER NOT NULL,
    "FinishedAt" INTEGER NULL,
    "BestScore" INTEGER NULL,
    "FirstRightAt" INTEGER NULL,
    "FirstWrongAt" INTEGER NULL,
    CONSTRAINT "PK_ActivityStates" PRIMARY KEY ("PersonId", "Activity")
) WITHOUT ROWID;
INSERT INTO "new_ActivityStates" (
    "PersonId", "Activity", "StartedAt", "FinishedAt", "BestScore", "FirstRightAt", "FirstWrongAt"
)
SELECT
    bytes("PersonId"), "Activity", ticks("StartedAt"), ticks("FinishedAt"), "BestScore", ticks("FirstRightAt"), ticks("FirstWrongAt")
FROM "ActivityStates" ORDER BY "PersonId", "Activity";

CREATE TABLE "new_ActivityVersions" (
    "Activity" TEXT NOT NULL,
    "Version" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Keys" TEXT NULL,
    "SeenAt" INTEGER NOT NULL,
    CONSTRAINT "PK_ActivityVersions" PRIMARY KEY ("Activity", "Version")
);
INSERT INTO "new_ActivityVersions" (
    "Activity", "Version", "Kind", "Keys", "SeenAt"
)
SELECT
    "Activity", "Version", "Kind", "Keys", ticks("SeenAt")
FROM "ActivityVersions";

CREATE TABLE "new_AttendanceCorrections" (
    "RecordId" BLOB NOT NULL CONSTRAINT "PK_AttendanceCorrections" PRIMARY KEY,
    "GatheringId" BLOB NOT NULL,
    "PersonId" BLOB NOT NULL,
    "AuthorId" BLOB NOT NULL,
    "Reason" TEXT NOT NULL,
    "MadeAt" INTEGER NOT NULL
);
INSERT INTO "new_AttendanceCorrections" (
    "RecordId", "GatheringId", "PersonId", "AuthorId", "Reason", "MadeAt"
)
SELECT
    bytes("RecordId"), bytes("GatheringId"), bytes("PersonId"), bytes("AuthorId"), "Reason", ticks("MadeAt")
FROM "AttendanceCorrections";

CREATE TABLE "new_Attendances" (
    "GatheringId" BLOB NOT NULL,
    "PersonId" BLOB NOT NULL,
    "MarkedAt" INTEGER NOT NULL,
    "ArrivedAt" INTEGER NULL,
    "LeftAt" INTEGER NULL,
    "CameAfterClosing" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "PK_Attendances" PRIMARY KEY ("GatheringId", "PersonId")
);
INSERT INTO "new_Attendances" (
    "GatheringId", "PersonId", "MarkedAt", "ArrivedAt", "LeftAt", "CameAfterClosing", "Version"
)
SELECT
    bytes("GatheringId"), bytes("PersonId"), ticks("MarkedAt"), ticks("ArrivedAt"), ticks("LeftAt"), "CameAfterClosing", "Version"
FROM "Attendances";

CREATE TABLE "new_AuditEntries" (
    "Sequence" INTEGER NOT NULL CONSTRAINT "PK_AuditEntries" PRIMARY KEY,
    "HappenedAt" INTEGER NOT NULL,
    "ActorId" BLOB NULL,
    "Action" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "Commitment" BLOB NOT NULL,
    "Previous" BLOB NOT NULL,
    "Hash" BLOB NOT NULL
);
INSERT INTO "new_AuditEntries" (
    "Sequence", "HappenedAt", "ActorId", "Action", "Subject", "Commitment", "Previous", "Hash"
)
SELECT
    "Sequence", ticks("HappenedAt"), bytes("ActorId"), "Action", "Subject", "Commitment", "Previous", "Hash"
FROM "AuditEntries";

CREATE TABLE "new_BadgeAwards" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_BadgeAwards" PRIMARY KEY,
    "PersonId" BLOB NOT NULL,
    "BadgeId" TEXT NOT NULL,
    "AwardedAt" INTEGER NOT NULL,
    "SharedAt" INTEGER NULL,
    "ShowName" INTEGER NOT NULL,
    "SignedCredential" TEXT NULL,
    "SignedAt" INTEGER NULL,
    "CredentialId" BLOB NOT NULL,
    "SubjectId" BLOB NOT NULL,
    "RevokedAt" INTEGER NULL,
    "RevocationReason" TEXT NULL
);
INSERT INTO "new_BadgeAwards" (
    "Id", "PersonId", "BadgeId", "AwardedAt", "SharedAt", "ShowName", "SignedCredential", "SignedAt", "CredentialId", "SubjectId",
    "RevokedAt", "RevocationReason"
)
SELECT
    bytes("Id"), bytes("PersonId"), "BadgeId", ticks("AwardedAt"), ticks("SharedAt"), "ShowName", "SignedCredential", ticks("SignedAt"),
    bytes("CredentialId"), bytes("SubjectId"), ticks("RevokedAt"), "RevocationReason"
FROM "BadgeAwards";

CREATE TABLE "new_Batches" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Batches" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "Payload" TEXT NOT NULL,
    "Total" INTEGER NOT NULL,
    "Done" INTEGER NOT NULL,
    "Failed" INTEGER NOT NULL,
    "Cursor" TEXT NULL,
    "State" TEXT NOT NULL,
    "StartedById" BLOB NULL,
    "CreatedAt" INTEGER NOT NULL,
    "FinishedAt" INTEGER NULL,
    "Attempts" INTEGER NOT NULL,
    "NextAt" INTEGER NOT NULL,
    "Claims" INTEGER NOT NULL
);
INSERT INTO "new_Batches" (
    "Id", "Kind", "Payload", "Total", "Done", "Failed", "Cursor", "State", "StartedById", "CreatedAt", "FinishedAt", "Attempts",
    "NextAt", "Claims"
)
SELECT
    bytes("Id"), "Kind", "Payload", "Total", "Done", "Failed", "Cursor", "State", bytes("StartedById"), ticks("CreatedAt"),
    ticks("FinishedAt"), "Attempts", ticks("NextAt"), "Claims"
FROM "Batches";

CREATE TABLE "new_CertificateStandings" (
    "PersonId" BLOB NOT NULL,
    "CourseId" TEXT NOT NULL,
    "Rank" INTEGER NOT NULL,
    "NameOrder" BLOB NOT NULL,
    "PlaceKey" TEXT NOT NULL,
    "LessonsMissing" INTEGER NOT NULL,
    "TestsMissing" INTEGER NOT NULL,
    "CafesMissing" INTEGER NOT NULL,
    "TasksMissing" INTEGER NOT NULL,
    "Withheld" INTEGER NOT NULL,
    "IsImplausiblyFast" INTEGER NOT NULL,
    CONSTRAINT "PK_CertificateStandings" PRIMARY KEY ("PersonId", "CourseId")
);
INSERT INTO "new_CertificateStandings" (
    "PersonId", "CourseId", "Rank", "NameOrder", "PlaceKey", "LessonsMissing", "TestsMissing", "CafesMissing", "TasksMissing",
    "Withheld", "IsImplausiblyFast"
)
SELECT
    bytes("PersonId"), "CourseId", "Rank", "NameOrder", "PlaceKey", "LessonsMissing", "TestsMissing", "CafesMissing", "TasksMissing",
    "Withheld", "IsImplausiblyFast"
FROM "CertificateStandings";

CREATE TABLE "new_ClosedMonths" (
    "Month" TEXT NOT NULL,
    "Figure" TEXT NOT NULL,
    "Total" INTEGER NOT NULL,
    "People" INTEGER NOT NULL,
    "ClosedAt" INTEGER NOT NULL,
    CONSTRAINT "PK_ClosedMonths" PRIMARY KEY ("Month", "Figure")
);
INSERT INTO "new_ClosedMonths" (
    "Month", "Figure", "Total", "People", "ClosedAt"
)
SELECT
    "Month", "Figure", "Total", "People", ticks("ClosedAt")
FROM "ClosedMonths";

CREATE TABLE "new_CodeLetters" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_CodeLetters" PRIMARY KEY,
    "Address" BLOB NOT NULL,
    "Purpose" TEXT NOT NULL,
    "SentAt" INTEGER NOT NULL
);
INSERT INTO "new_CodeLetters" (
    "Id", "Address", "Purpose", "SentAt"
)
SELECT
    bytes("Id"), "Address", "Purpose", ticks("SentAt")
FROM "CodeLetters";

CREATE TABLE "new_CollectiveGoals" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_CollectiveGoals" PRIMARY KEY,
    "Title" TEXT NOT NULL,
    "Month" TEXT NOT NULL,
    "Target" INTEGER NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "ShownStep" INTEGER NOT NULL,
    "FrozenAt" INTEGER NULL,
    "FrozenTotal" INTEGER NULL,
    "FrozenPeople" INTEGER NULL
);
INSERT INTO "new_CollectiveGoals" (
    "Id", "Title", "Month", "Target", "CreatedAt", "ShownStep", "FrozenAt", "FrozenTotal", "FrozenPeople"
)
SELECT
    bytes("Id"), "Title", "Month", "Target", ticks("CreatedAt"), "ShownStep", ticks("FrozenAt"), "FrozenTotal", "FrozenPeople"
FROM "CollectiveGoals";

CREATE TABLE "new_Groups" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Groups" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "CourseId" TEXT NULL,
    "CreatedAt" INTEGER NOT NULL
);
INSERT INTO "new_Groups" (
    "Id", "Name", "CourseId", "CreatedAt"
)
SELECT
    bytes("Id"), "Name", "CourseId", ticks("CreatedAt")
FROM "Groups";

CREATE TABLE "new_ImportedLists" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_ImportedLists" PRIMARY KEY,
    "GatheringId" BLOB NULL,
    "StaffId" BLOB NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "Notice" TEXT NULL,
    "AppliedAt" INTEGER NULL,
    "Reason" TEXT NULL,
    "BatchId" BLOB NULL
);
INSERT INTO "new_ImportedLists" (
    "Id", "GatheringId", "StaffId", "CreatedAt", "Notice", "AppliedAt", "Reason", "BatchId"
)
SELECT
    bytes("Id"), bytes("GatheringId"), bytes("StaffId"), ticks("CreatedAt"), "Notice", ticks("AppliedAt"), "Reason", bytes("BatchId")
FROM "ImportedLists";

CREATE TABLE "new_LearningChanges" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_LearningChanges" PRIMARY KEY,
    "PersonId" BLOB NOT NULL
);
INSERT INTO "new_LearningChanges" (
    "Id", "PersonId"
)
SELECT
    bytes("Id"), bytes("PersonId")
FROM "LearningChanges";

CREATE TABLE "new_LearningRecords" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_LearningRecords" PRIMARY KEY,
    "PersonId" BLOB NOT NULL,
    "AuthorId" BLOB NOT NULL,
    "Verb" INTEGER NOT NULL,
    "Activity" TEXT NOT NULL,
    "Answer" TEXT NULL,
    "Score" INTEGER NULL,
    "QuestionHash" BLOB NULL,
    "ContentVersion" BLOB NULL,
    "TargetId" BLOB NULL,
    "IsCoordinators" INTEGER NOT NULL,
    "OccurredAt" INTEGER NOT NULL,
    "ReceivedAt" INTEGER NOT NULL,
    "EffectiveAt" INTEGER NOT NULL,
    "Origin" TEXT NOT NULL,
    "DeviceId" BLOB NULL,
    "Signature" BLOB NULL,
    "ContentHash" BLOB NOT NULL
);
INSERT INTO "new_LearningRecords" (
    "Id", "PersonId", "AuthorId", "Verb", "Activity", "Answer", "Score", "QuestionHash", "ContentVersion", "TargetId", "IsCoordinators",
    "OccurredAt", "ReceivedAt", "EffectiveAt", "Origin", "DeviceId", "Signature", "ContentHash"
)
SELECT
    bytes("Id"), bytes("PersonId"), bytes("AuthorId"), verb("Verb"), "Activity", "Answer", "Score", hash("QuestionHash"),
    hash("ContentVersion"), bytes("TargetId"), "IsCoordinators", ticks("OccurredAt"), ticks("ReceivedAt"), ticks("EffectiveAt"),
    "Origin", bytes("DeviceId"), "Signature", "ContentHash"
FROM "LearningRecords" ORDER BY rowid;

CREATE TABLE "new_LessonMonths" (
    "Month" TEXT NOT NULL,
    "PersonId" BLOB NOT NULL,
    "Lessons" INTEGER NOT NULL,
    CONSTRAINT "PK_LessonMonths" PRIMARY KEY ("PersonId", "Month")
);
INSERT INTO "new_LessonMonths" (
    "Month", "PersonId", "Lessons"
)
SELECT
    "Month", bytes("PersonId"), "Lessons"
FROM "LessonMonths";

CREATE TABLE "new_People" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_People" PRIMARY KEY,
    "GivenNames" TEXT NOT NULL,
    "Surnames" TEXT NOT NULL,
    "NameKey" TEXT NOT NULL,
    "BirthYear" INTEGER NULL,
    "Place" TEXT NULL,
    "Role" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "RegisteredById" BLOB NULL,
    "GuardianName" TEXT NULL,
    "GuardianAuthorisedAt" INTEGER NULL,
    "DeclaredMinor" INTEGER NOT NULL,
    "UnfamiliarFailures" INTEGER NOT NULL,
    "UnfamiliarLockedUntil" INTEGER NULL,
    "ErasedAt" INTEGER NULL,
    "ErasureFinishedAt" INTEGER NULL,
    "MergedIntoId" BLOB NULL,
    "SurvivorId" BLOB NOT NULL,
    "UserName" TEXT NULL,
    "NormalizedUserName" TEXT NULL,
    "Email" TEXT NULL,
    "NormalizedEmail" TEXT NULL,
    "EmailConfirmed" INTEGER NOT NULL,
    "PasswordHash" TEXT NULL,
    "SecurityStamp" TEXT NULL,
    "ConcurrencyStamp" TEXT NULL,
    "PhoneNumber" TEXT NULL,
    "PhoneNumberConfirmed" INTEGER NOT NULL,
    "TwoFactorEnabled" INTEGER NOT NULL,
    "LockoutEnd" TEXT NULL,
    "LockoutEnabled" INTEGER NOT NULL,
    "AccessFailedCount" INTEGER NOT NULL
);
INSERT INTO "new_People" (
    "Id", "GivenNames", "Surnames", "NameKey", "BirthYear", "Place", "Role", "CreatedAt", "RegisteredById", "GuardianName",
    "GuardianAuthorisedAt", "DeclaredMinor", "UnfamiliarFailures", "UnfamiliarLockedUntil", "ErasedAt", "ErasureFinishedAt",
    "MergedIntoId", "SurvivorId", "UserName", "NormalizedUserName", "Email", "NormalizedEmail", "EmailConfirmed", "PasswordHash",
    "SecurityStamp", "ConcurrencyStamp", "PhoneNumber", "PhoneNumberConfirmed", "TwoFactorEnabled", "LockoutEnd", "LockoutEnabled",
    "AccessFailedCount"
)
SELECT
    bytes("Id"), "GivenNames", "Surnames", "NameKey", "BirthYear", "Place", "Role", ticks("CreatedAt"), bytes("RegisteredById"),
    "GuardianName", ticks("GuardianAuthorisedAt"), "DeclaredMinor", "UnfamiliarFailures", ticks("UnfamiliarLockedUntil"),
    ticks("ErasedAt"), ticks("ErasureFinishedAt"), bytes("MergedIntoId"), bytes("SurvivorId"), "UserName", "NormalizedUserName",
    "Email", "NormalizedEmail", "EmailConfirmed", "PasswordHash", "SecurityStamp", "ConcurrencyStamp", "PhoneNumber",
    "PhoneNumberConfirmed", "TwoFactorEnabled", "LockoutEnd", "LockoutEnabled", "AccessFailedCount"
FROM "People";

CREATE TABLE "new_Places" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Places" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "Code" TEXT NULL,
    "Name" TEXT NOT NULL,
    "NameKey" TEXT NOT NULL,
    "RetiredAt" INTEGER NULL,
    "SeededAs" TEXT NULL
);
INSERT INTO "new_Places" (
    "Id", "Kind", "Code", "Name", "NameKey", "RetiredAt", "SeededAs"
)
SELECT
    bytes("Id"), "Kind", "Code", "Name", "NameKey", ticks("RetiredAt"), "SeededAs"
FROM "Places";

CREATE TABLE "new_PossibleDuplicates" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_PossibleDuplicates" PRIMARY KEY,
    "OneId" BLOB NOT NULL,
    "OtherId" BLOB NOT NULL,
    "Why" TEXT NOT NULL,
    "FoundAt" INTEGER NOT NULL,
    "FoundById" BLOB NULL,
    "Verdict" TEXT NULL,
    "DecidedAt" INTEGER NULL,
    "DecidedById" BLOB NULL
);
INSERT INTO "new_PossibleDuplicates" (
    "Id", "OneId", "OtherId", "Why", "FoundAt", "FoundById", "Verdict", "DecidedAt", "DecidedById"
)
SELECT
    bytes("Id"), bytes("OneId"), bytes("OtherId"), "Why", ticks("FoundAt"), bytes("FoundById"), "Verdict", ticks("DecidedAt"),
    bytes("DecidedById")
FROM "PossibleDuplicates";

CREATE TABLE "new_RecoveryRequests" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_RecoveryRequests" PRIMARY KEY,
    "Sealed" BLOB NOT NULL,
    "AskedAt" INTEGER NOT NULL
);
INSERT INTO "new_RecoveryRequests" (
    "Id", "Sealed", "AskedAt"
)
SELECT
    bytes("Id"), "Sealed", ticks("AskedAt")
FROM "RecoveryRequests";

CREATE TABLE "new_Reminders" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Reminders" PRIMARY KEY,
    "PersonId" BLOB NOT NULL,
    "Kind" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "Period" TEXT NOT NULL,
    "Purpose" TEXT NOT NULL,
    "Priority" INTEGER NOT NULL,
    "PlannedAt" INTEGER NOT NULL,
    "DueAt" INTEGER NOT NULL,
    "ExpiresAt" INTEGER NOT NULL,
    "State" TEXT NOT NULL,
    "Attempts" INTEGER NOT NULL,
    "LastError" TEXT NULL,
    "Channel" TEXT NULL,
    "LeaseId" BLOB NULL,
    "LeasedUntil" INTEGER NULL,
    "SlotPersonId" BLOB NULL,
    "SlotDay" TEXT NULL,
    "Title" TEXT NULL,
    "Text" TEXT NULL,
    "Action" TEXT NULL,
    "Link" TEXT NULL,
    "ShownAt" INTEGER NULL,
    "ReadAt" INTEGER NULL,
    "SentAt" INTEGER NULL,
    "CalledById" BLOB NULL
);
INSERT INTO "new_Reminders" (
    "Id", "PersonId", "Kind", "Subject", "Period", "Purpose", "Priority", "PlannedAt", "DueAt", "ExpiresAt", "State", "Attempts",
    "LastError", "Channel", "LeaseId", "LeasedUntil", "SlotPersonId", "SlotDay", "Title", "Text", "Action", "Link", "ShownAt", "ReadAt",
    "SentAt", "CalledById"
)
SELECT
    bytes("Id"), bytes("PersonId"), "Kind", "Subject", "Period", "Purpose", "Priority", ticks("PlannedAt"), ticks("DueAt"),
    ticks("ExpiresAt"), "State", "Attempts", "LastError", "Channel", bytes("LeaseId"), ticks("LeasedUntil"), bytes("SlotPersonId"),
    "SlotDay", "Title", "Text", "Action", "Link", ticks("ShownAt"), ticks("ReadAt"), ticks("SentAt"), bytes("CalledById")
FROM "Reminders";

CREATE TABLE "new_SentForms" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_SentForms" PRIMARY KEY,
    "Content" BLOB NOT NULL,
    "SentAt" INTEGER NOT NULL
);
INSERT INTO "new_SentForms" (
    "Id", "Content", "SentAt"
)
SELECT
    bytes("Id"), "Content", ticks("SentAt")
FROM "SentForms";

CREATE TABLE "new_SetUpLinks" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_SetUpLinks" PRIMARY KEY,
    "TokenHash" BLOB NOT NULL,
    "ExpiresAt" INTEGER NOT NULL,
    "UsedAt" INTEGER NULL
);
INSERT INTO "new_SetUpLinks" (
    "Id", "TokenHash", "ExpiresAt", "UsedAt"
)
SELECT
    bytes("Id"), "TokenHash", ticks("ExpiresAt"), ticks("UsedAt")
FROM "SetUpLinks";

CREATE TABLE "new_SigningKeys" (
    "Thumbprint" TEXT NOT NULL CONSTRAINT "PK_SigningKeys" PRIMARY KEY,
    "Generation" INTEGER NOT NULL,
    "PublicPart" BLOB NOT NULL,
    "SealedPrivatePart" BLOB NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "RetiredAt" INTEGER NULL
);
INSERT INTO "new_SigningKeys" (
    "Thumbprint", "Generation", "PublicPart", "SealedPrivatePart", "CreatedAt", "RetiredAt"
)
SELECT
    "Thumbprint", "Generation", "PublicPart", "SealedPrivatePart", ticks("CreatedAt"), ticks("RetiredAt")
FROM "SigningKeys";

CREATE TABLE "new_SyncEpoch" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_SyncEpoch" PRIMARY KEY,
    "Value" BLOB NOT NULL
);
INSERT INTO "new_SyncEpoch" (
    "Id", "Value"
)
SELECT
    "Id", bytes("Value")
FROM "SyncEpoch";

CREATE TABLE "new_Venues" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Venues" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "PlaceId" BLOB NOT NULL,
    "Address" TEXT NOT NULL,
    "Directions" TEXT NULL,
    "IsAccessible" INTEGER NOT NULL,
    "RetiredAt" INTEGER NULL
);
INSERT INTO "new_Venues" (
    "Id", "Name", "PlaceId", "Address", "Directions", "IsAccessible", "RetiredAt"
)
SELECT
    bytes("Id"), "Name", bytes("PlaceId"), "Address", "Directions", "IsAccessible", ticks("RetiredAt")
FROM "Venues";

CREATE TABLE "new_WaitingLetters" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_WaitingLetters" PRIMARY KEY,
    "OwnerId" BLOB NOT NULL,
    "Sealed" BLOB NOT NULL,
    "UsefulUntil" INTEGER NOT NULL,
    "NextAt" INTEGER NOT NULL,
    "Attempts" INTEGER NOT NULL,
    "LeaseId" BLOB NULL
);
INSERT INTO "new_WaitingLetters" (
    "Id", "OwnerId", "Sealed", "UsefulUntil", "NextAt", "Attempts", "LeaseId"
)
SELECT
    bytes("Id"), bytes("OwnerId"), "Sealed", ticks("UsefulUntil"), ticks("NextAt"), "Attempts", bytes("LeaseId")
FROM "WaitingLetters";

CREATE TABLE "new_ImportedLines" (
    "ListId" BLOB NOT NULL,
    "Line" INTEGER NOT NULL,
    "Deed" TEXT NOT NULL,
    "PersonId" BLOB NULL,
    "MarkId" BLOB NULL,
    "CandidateId" BLOB NULL,
    "Problems" TEXT NULL,
    "Values" TEXT NULL,
    "State" TEXT NOT NULL,
    CONSTRAINT "PK_ImportedLines" PRIMARY KEY ("ListId", "Line"),
    CONSTRAINT "FK_ImportedLines_ImportedLists_ListId" FOREIGN KEY ("ListId") REFERENCES "new_ImportedLists" ("Id") ON DELETE CASCADE
);
INSERT INTO "new_ImportedLines" (
    "ListId", "Line", "Deed", "PersonId", "MarkId", "CandidateId", "Problems", "Values", "State"
)
SELECT
    bytes("ListId"), "Line", "Deed", bytes("PersonId"), bytes("MarkId"), bytes("CandidateId"), "Problems", "Values", "State"
FROM "ImportedLines";

CREATE TABLE "new_AddressBounces" (
    "IdentifierId" BLOB NOT NULL CONSTRAINT "PK_AddressBounces" PRIMARY KEY,
    "PersonId" BLOB NOT NULL,
    "Count" INTEGER NOT NULL,
    "LastAt" INTEGER NOT NULL,
    CONSTRAINT "FK_AddressBounces_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "new_People" ("Id") ON DELETE CASCADE
);
INSERT INTO "new_AddressBounces" (
    "IdentifierId", "PersonId", "Count", "LastAt"
)
SELECT
    bytes("IdentifierId"), bytes("PersonId"), "Count", ticks("LastAt")
FROM "AddressBounces";

CREATE TABLE "new_AspNetUserClaims" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AspNetUserClaims" PRIMARY KEY AUTOINCREMENT,
    "UserId" BLOB NOT NULL,
    "ClaimType" TEXT NULL,
    "ClaimValue" TEXT NULL,
    CONSTRAINT "FK_AspNetUserClaims_People_UserId" FOREIGN KEY ("UserId") REFERENCES "new_People" ("Id") ON DELETE CASCADE
);
INSERT INTO "new_AspNetUserClaims" (
    "Id", "UserId", "ClaimType", "ClaimValue"
)
SELECT
    "Id", bytes("UserId"), "ClaimType", "ClaimValue"
FROM "AspNetUserClaims";

CREATE TABLE "new_AspNetUserLogins" (
    "LoginProvider" TEXT NOT NULL,
    "ProviderKey" TEXT NOT NULL,
    "ProviderDisplayName" TEXT NULL,
    "UserId" BLOB NOT NULL,
    CONSTRAINT "PK_AspNetUserLogins" PRIMARY KEY ("LoginProvider", "ProviderKey"),
    CONSTRAINT "FK_AspNetUserLogins_People_UserId" FOREIGN KEY ("UserId") REFERENCES "new_People" ("Id") ON DELETE CASCADE
);
INSERT INTO "new_AspNetUserLogins" (
    "LoginProvider", "ProviderKey", "ProviderDisplayName", "UserId"
)
SELECT
    "LoginProvider", "ProviderKey", "ProviderDisplayName", bytes("UserId")
FROM "AspNetUserLogins";

CREATE TABLE "new_AspNetUserPasskeys" (
    "CredentialId" BLOB NOT NULL CONSTRAINT "PK_AspNetUserPasskeys" PRIMARY KEY,
    "UserId" BLOB NOT NULL,
    "Data" TEXT NOT NULL,
    CONSTRAINT "FK_AspNetUserPasskeys_People_UserId" FOREIGN KEY ("UserId") REFERENCES "new_People" ("Id") ON DELETE CASCADE
);
INSERT INTO "new_AspNetUserPasskeys" (
    "CredentialId", "UserId", "Data"
)
SELECT
    "CredentialId", bytes("UserId"), "Data"
FROM "AspNetUserPasskeys";

CREATE TABLE "new_AspNetUserTokens" (
    "UserId" BLOB NOT NULL,
    "LoginProvider" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Value" TEXT NULL,
    CONSTRAINT "PK_AspNetUserTokens" PRIMARY KEY ("UserId", "LoginProvider", "Name"),
    CONSTRAINT "FK_AspNetUserTokens_People_UserId" FOREIGN KEY ("UserId") REFERENCES "new_People" ("Id") ON DELETE CASCADE
);
INSERT INTO "new_AspNetUserTokens" (
    "UserId", "LoginProvider", "Name", "Value"
)
SELECT
    bytes("UserId"), "LoginProvider", "Name", "Value"
FROM "AspNetUserTokens";

CREATE TABLE "new_CertificateOrders" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_CertificateOrders" PRIMARY KEY,
    "PersonId" BLOB NOT NULL,
    "Subject" TEXT NOT NULL,
    "IssuedById" BLOB NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "Position" INTEGER NOT NULL,
    "HolderName" TEXT NULL,
    "ReplacesId" BLOB NULL,
    "Reason" TEXT NULL,
    "State" TEXT NOT NULL,
    "ApprovedById" BLOB NULL,
    "BatchId" BLOB NULL,
    "DecidedAt" INTEGER NULL,
    "Failure" TEXT NULL,
    "Detail" TEXT NULL,
    CONSTRAINT "FK_CertificateOrders_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "new_People" ("Id") ON DELETE RESTRICT
);
INSERT INTO "new_CertificateOrders" (
    "Id", "PersonId", "Subject", "IssuedById", "CreatedAt", "Position", "HolderName", "ReplacesId", "Reason", "State", "ApprovedById",
    "BatchId", "DecidedAt", "Failure", "Detail"
)
SELECT
    bytes("Id"), bytes("PersonId"), "Subject", bytes("IssuedById"), ticks("CreatedAt"), "Position", "HolderName", bytes("ReplacesId"),
    "Reason", "State", bytes("ApprovedById"), bytes("BatchId"), ticks("DecidedAt"), "Failure", "Detail"
FROM "CertificateOrders";

CREATE TABLE "new_Certificates" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Certificates" PRIMARY KEY,
    "Year" INTEGER NOT NULL,
    "Number" INTEGER NOT NULL,
    "Code" TEXT NOT NULL,
    "PersonId" BLOB NULL,
    "Subject" TEXT NOT NULL,
    "IssuedAt" INTEGER NOT NULL,
    "IssuedById" BLOB NULL,
    "ApprovedById" BLOB NULL,
    "Words" TEXT NULL,
    "ReplacesId" BLOB NULL,
    "EndedAt" INTEGER NULL,
    "EndedById" BLOB NULL,
    "End" TEXT NULL,
    "EndReason" TEXT NULL,
    "ResentAt" INTEGER NULL,
    "CredentialId" BLOB NOT NULL,
    CONSTRAINT "FK_Certificates_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "new_People" ("Id") ON DELETE RESTRICT
);
INSERT INTO "new_Certificates" (
    "Id", "Year", "Number", "Code", "PersonId", "Subject", "IssuedAt", "IssuedById", "ApprovedById", "Words", "ReplacesId", "EndedAt",
    "EndedById", "End", "EndReason", "ResentAt", "CredentialId"
)
SELECT
    bytes("Id"), "Year", "Number", "Code", bytes("PersonId"), "Subject", ticks("IssuedAt"), bytes("IssuedById"), bytes("ApprovedById"),
    "Words", bytes("ReplacesId"), ticks("EndedAt"), bytes("EndedById"), "End", "EndReason", ticks("ResentAt"), bytes("CredentialId")
FROM "Certificates";

CREATE TABLE "new_Consents" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Consents" PRIMARY KEY,
    "PersonId" BLOB NOT NULL,
    "Purpose" TEXT NOT NULL,
    "Given" INTEGER NOT NULL,
    "DecidedAt" INTEGER NOT NULL,
    "Version" TEXT NOT NULL,
    "NotedById" BLOB NULL,
    CONSTRAINT "FK_Consents_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "new_People" ("Id") ON DELETE CASCADE
);
INSERT INTO "new_Consents" (
    "Id", "PersonId", "Purpose", "Given", "DecidedAt", "Version", "NotedById"
)
SELECT
    bytes("Id"), bytes("PersonId"), "Purpose", "Given", ticks("DecidedAt"), "Version", bytes("NotedById")
FROM "Consents";

CREATE TABLE "new_EndedSessions" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_EndedSessions" PRIMARY KEY,
    "PersonId" BLOB NOT NULL,
    "EndedAt" INTEGER NOT NULL,
    CONSTRAINT "FK_EndedSessions_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "new_People" ("Id") ON DELETE CASCADE
);
INSERT INTO "new_EndedSessions" (
    "Id", "PersonId", "EndedAt"
)
SELECT
    bytes("Id"), bytes("PersonId"), ticks("EndedAt")
FROM "EndedSessions";

CREATE TABLE "new_Enrolments" (
    "GroupId" BLOB NOT NULL,
    "PersonId" BLOB NOT NULL,
    "EnrolledAt" INTEGER NOT NULL,
    "LeftAt" INTEGER NULL,
    CONSTRAINT "PK_Enrolments" PRIMARY KEY ("GroupId", "PersonId"),
    CONSTRAINT "FK_Enrolments_Groups_GroupId" FOREIGN KEY ("GroupId") REFERENCES "new_Groups" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Enrolments_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "new_People" ("Id") ON DELETE RESTRICT
);
INSERT INTO "new_Enrolments" (
    "GroupId", "PersonId", "EnrolledAt", "LeftAt"
)
SELECT
    bytes("GroupId"), bytes("PersonId"), ticks("EnrolledAt"), ticks("LeftAt")
FROM "Enrolments";

CREATE TABLE "new_LearnerSummaries" (
    "HumanId" BLOB NOT NULL CONSTRAINT "PK_LearnerSummaries" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "Numbering" INTEGER NOT NULL,
    "Progress" BLOB NULL,
    "Details" BLOB NULL,
    CONSTRAINT "FK_LearnerSummaries_People_HumanId" FOREIGN KEY ("HumanId") REFERENCES "new_People" ("Id") ON DELETE CASCADE
);
INSERT INTO "new_LearnerSummaries" (
    "HumanId", "Version", "Numbering", "Progress", "Details"
)
SELECT
    bytes("HumanId"), "Version", "Numbering", "Progress", "Details"
FROM "LearnerSummaries";

CREATE TABLE "new_OneUseCodes" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_OneUseCodes" PRIMARY KEY,
    "PersonId" BLOB NOT NULL,
    "Purpose" TEXT NOT NULL,
    "Hash" BLOB NOT NULL,
    "IssuedAt" INTEGER NOT NULL,
    "ExpiresAt" INTEGER NOT NULL,
    "IssuedById" BLOB NULL,
    "Tries" INTEGER NOT NULL,
    "UsedAt" INTEGER NULL,
    CONSTRAINT "FK_OneUseCodes_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "new_People" ("Id") ON DELETE CASCADE
);
INSERT INTO "new_OneUseCodes" (
    "Id", "PersonId", "Purpose", "Hash", "IssuedAt", "ExpiresAt", "IssuedById", "Tries", "UsedAt"
)
SELECT
    bytes("Id"), bytes("PersonId"), "Purpose", "Hash", ticks("IssuedAt"), ticks("ExpiresAt"), bytes("IssuedById"), "Tries",
    ticks("UsedAt")
FROM "OneUseCodes";

CREATE TABLE "new_PersonDevices" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_PersonDevices" PRIMARY KEY,
    "PersonId" BLOB NOT NULL,
    "TokenHash" BLOB NOT NULL,
    "Description" TEXT NOT NULL,
    "KnownAt" INTEGER NOT NULL,
    "LastUsedAt" INTEGER NOT NULL,
    "Failures" INTEGER NOT NULL,
    "LockedUntil" INTEGER NULL,
    CONSTRAINT "FK_PersonDevices_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "new_People" ("Id") ON DELETE CASCADE
);
INSERT INTO "new_PersonDevices" (
    "Id", "PersonId", "TokenHash", "Description", "KnownAt", "LastUsedAt", "Failures", "LockedUntil"
)
SELECT
    bytes("Id"), bytes("PersonId"), "TokenHash", "Description", ticks("KnownAt"), ticks("LastUsedAt"), "Failures", ticks("LockedUntil")
FROM "PersonDevices";

CREATE TABLE "new_PersonIdentifiers" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_PersonIdentifiers" PRIMARY KEY,
    "PersonId" BLOB NOT NULL,
    "Kind" TEXT NOT NULL,
    "DocumentType" TEXT NULL,
    "Value" TEXT NOT NULL,
    "MatchKey" TEXT NOT NULL,
    "ClaimedAt" INTEGER NOT NULL,
    "VerifiedAt" INTEGER NULL,
    "VerifiedById" BLOB NULL,
    CONSTRAINT "FK_PersonIdentifiers_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "new_People" ("Id") ON DELETE CASCADE
);
INSERT INTO "new_PersonIdentifiers" (
    "Id", "PersonId", "Kind", "DocumentType", "Value", "MatchKey", "ClaimedAt", "VerifiedAt", "VerifiedById"
)
SELECT
    bytes("Id"), bytes("PersonId"), "Kind", "DocumentType", "Value", "MatchKey", ticks("ClaimedAt"), ticks("VerifiedAt"),
    bytes("VerifiedById")
FROM "PersonIdentifiers";

CREATE TABLE "new_ReminderRefusals" (
    "PersonId" BLOB NOT NULL,
    "Kind" TEXT NOT NULL,
    "Channel" TEXT NOT NULL,
    "RefusedAt" INTEGER NOT NULL,
    CONSTRAINT "PK_ReminderRefusals" PRIMARY KEY ("PersonId", "Kind", "Channel"),
    CONSTRAINT "FK_ReminderRefusals_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "new_People" ("Id") ON DELETE CASCADE
);
INSERT INTO "new_ReminderRefusals" (
    "PersonId", "Kind", "Channel", "RefusedAt"
)
SELECT
    bytes("PersonId"), "Kind", "Channel", ticks("RefusedAt")
FROM "ReminderRefusals";

CREATE TABLE "new_SignInCards" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_SignInCards" PRIMARY KEY,
    "PersonId" BLOB NOT NULL,
    "TokenHash" BLOB NOT NULL,
    "Number" TEXT NOT NULL,
    "IssuedAt" INTEGER NOT NULL,
    "IssuedById" BLOB NULL,
    "PinHash" TEXT NULL,
    "PinSetAt" INTEGER NULL,
    "Failures" INTEGER NOT NULL,
    "VoidedAt" INTEGER NULL,
    "VoidedFor" TEXT NULL,
    CONSTRAINT "FK_SignInCards_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "new_People" ("Id") ON DELETE CASCADE
);
INSERT INTO "new_SignInCards" (
    "Id", "PersonId", "TokenHash", "Number", "IssuedAt", "IssuedById", "PinHash", "PinSetAt", "Failures", "VoidedAt", "VoidedFor"
)
SELECT
    bytes("Id"), bytes("PersonId"), "TokenHash", "Number", ticks("IssuedAt"), bytes("IssuedById"), "PinHash", ticks("PinSetAt"),
    "Failures", ticks("VoidedAt"), "VoidedFor"
FROM "SignInCards";

CREATE TABLE "new_Gatherings" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Gatherings" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "Area" TEXT NOT NULL,
    "HeldWith" TEXT NULL,
    "VenueId" BLOB NOT NULL,
    "StartsAt" INTEGER NOT NULL,
    "EndsAt" INTEGER NOT NULL,
    "Seats" INTEGER NOT NULL,
    "Notes" TEXT NULL,
    "GroupId" BLOB NULL,
    "Sequence" INTEGER NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "ChangedAt" INTEGER NOT NULL,
    "CancelledAt" INTEGER NULL,
    "ChangeReason" TEXT NULL,
    "ClosedAt" INTEGER NULL,
    "ClosedById" BLOB NULL,
    "RealStartAt" INTEGER NULL,
    "RealEndAt" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Gatherings_Groups_GroupId" FOREIGN KEY ("GroupId") REFERENCES "new_Groups" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Gatherings_Venues_VenueId" FOREIGN KEY ("VenueId") REFERENCES "new_Venues" ("Id") ON DELETE RESTRICT
);
INSERT INTO "new_Gatherings" (
    "Id", "Kind", "Title", "Area", "HeldWith", "VenueId", "StartsAt", "EndsAt", "Seats", "Notes", "GroupId", "Sequence", "CreatedAt",
    "ChangedAt", "CancelledAt", "ChangeReason", "ClosedAt", "ClosedById", "RealStartAt", "RealEndAt", "Version"
)
SELECT
    bytes("Id"), "Kind", "Title", "Area", "HeldWith", bytes("VenueId"), ticks("StartsAt"), ticks("EndsAt"), "Seats", "Notes",
    bytes("GroupId"), "Sequence", ticks("CreatedAt"), ticks("ChangedAt"), ticks("CancelledAt"), "ChangeReason", ticks("ClosedAt"),
    bytes("ClosedById"), ticks("RealStartAt"), ticks("RealEndAt"), "Version"
FROM "Gatherings";

CREATE TABLE "new_CertificateDocuments" (
    "CertificateId" BLOB NOT NULL CONSTRAINT "PK_CertificateDocuments" PRIMARY KEY,
    "Bytes" BLOB NOT NULL,
    "Sha256" BLOB NOT NULL,
    "MadeAt" INTEGER NOT NULL,
    CONSTRAINT "FK_CertificateDocuments_Certificates_CertificateId"
        FOREIGN KEY ("CertificateId")
        REFERENCES "new_Certificates" ("Id") ON DELETE RESTRICT
);
INSERT INTO "new_CertificateDocuments" (
    "CertificateId", "Bytes", "Sha256", "MadeAt"
)
SELECT
    bytes("CertificateId"), "Bytes", "Sha256", ticks("MadeAt")
FROM "CertificateDocuments";

CREATE TABLE "new_GatheringFacilitators" (
    "GatheringId" BLOB NOT NULL,
    "PersonId" BLOB NOT NULL,
    CONSTRAINT "PK_GatheringFacilitators" PRIMARY KEY ("GatheringId", "PersonId"),
    CONSTRAINT "FK_GatheringFacilitators_Gatherings_GatheringId"
        FOREIGN KEY ("GatheringId")
        REFERENCES "new_Gatherings" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_GatheringFacilitators_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "new_People" ("Id") ON DELETE RESTRICT
);
INSERT INTO "new_GatheringFacilitators" (
    "GatheringId", "PersonId"
)
SELECT
    bytes("GatheringId"), bytes("PersonId")
FROM "GatheringFacilitators";

CREATE TABLE "new_GatheringLessons" (
    "GatheringId" BLOB NOT NULL,
    "Lesson" TEXT NOT NULL,
    CONSTRAINT "PK_GatheringLessons" PRIMARY KEY ("GatheringId", "Lesson"),
    CONSTRAINT "FK_GatheringLessons_Gatherings_GatheringId" FOREIGN KEY ("GatheringId") REFERENCES "new_Gatherings" ("Id") ON DELETE CASCADE
);
INSERT INTO "new_GatheringLessons" (
    "GatheringId", "Lesson"
)
SELECT
    bytes("GatheringId"), "Lesson"
FROM "GatheringLessons";

CREATE TABLE "new_GatheringMinutes" (
    "GatheringId" BLOB NOT NULL CONSTRAINT "PK_GatheringMinutes" PRIMARY KEY,
    "Done" TEXT NOT NULL,
    "Commitments" TEXT NOT NULL,
    "WrittenById" BLOB NOT NULL,
    "WrittenAt" INTEGER NOT NULL,
    CONSTRAINT "FK_GatheringMinutes_Gatherings_GatheringId"
        FOREIGN KEY ("GatheringId")
        REFERENCES "new_Gatherings" ("Id") ON DELETE RESTRICT
);
INSERT INTO "new_GatheringMinutes" (
    "GatheringId", "Done", "Commitments", "WrittenById", "WrittenAt"
)
SELECT
    bytes("GatheringId"), "Done", "Commitments", bytes("WrittenById"), ticks("WrittenAt")
FROM "GatheringMinutes";

CREATE TABLE "new_ProofFiles" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_ProofFiles" PRIMARY KEY,
    "GatheringId" BLOB NOT NULL,
    "Kind" TEXT NOT NULL,
    "Place" INTEGER NOT NULL,
    "Extension" TEXT NOT NULL,
    "Length" INTEGER NOT NULL,
    "Sha256" TEXT NOT NULL,
    "AddedById" BLOB NOT NULL,
    "AddedAt" INTEGER NOT NULL,
    "RemovedAt" INTEGER NULL,
    "RemovedById" BLOB NULL,
    "RemovalReason" TEXT NULL,
    "ReviewSince" INTEGER NULL,
    CONSTRAINT "FK_ProofFiles_Gatherings_GatheringId" FOREIGN KEY ("GatheringId") REFERENCES "new_Gatherings" ("Id") ON DELETE RESTRICT
);
INSERT INTO "new_ProofFiles" (
    "Id", "GatheringId", "Kind", "Place", "Extension", "Length", "Sha256", "AddedById", "AddedAt", "RemovedAt", "RemovedById",
    "RemovalReason", "ReviewSince"
)
SELECT
    bytes("Id"), bytes("GatheringId"), "Kind", "Place", "Extension", "Length", "Sha256", bytes("AddedById"), ticks("AddedAt"),
    ticks("RemovedAt"), bytes("RemovedById"), "RemovalReason", ticks("ReviewSince")
FROM "ProofFiles";

CREATE TABLE "new_SeatReservations" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_SeatReservations" PRIMARY KEY,
    "GatheringId" BLOB NOT NULL,
    "PersonId" BLOB NOT NULL,
    "State" TEXT NOT NULL,
    "AskedAt" INTEGER NOT NULL,
    "PromotedAt" INTEGER NULL,
    "GivenUpAt" INTEGER NULL,
    "TokenHash" BLOB NULL,
    "Connection" INTEGER NULL,
    CONSTRAINT "FK_SeatReservations_Gatherings_GatheringId"
        FOREIGN KEY ("GatheringId")
        REFERENCES "new_Gatherings" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_SeatReservations_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "new_People" ("Id") ON DELETE RESTRICT
);
INSERT INTO "new_SeatReservations" (
    "Id", "GatheringId", "PersonId", "State", "AskedAt", "PromotedAt", "GivenUpAt", "TokenHash", "Connection"
)
SELECT
    bytes("Id"), bytes("GatheringId"), bytes("PersonId"), "State", ticks("AskedAt"), ticks("PromotedAt"), ticks("GivenUpAt"),
    "TokenHash", "Connection"
FROM "SeatReservations";

CREATE TABLE "new_SheetRows" (
    "GatheringId" BLOB NOT NULL,
    "Code" INTEGER NOT NULL,
    "PersonId" BLOB NOT NULL,
    CONSTRAINT "PK_SheetRows" PRIMARY KEY ("GatheringId", "Code"),
    CONSTRAINT "FK_SheetRows_Gatherings_GatheringId" FOREIGN KEY ("GatheringId") REFERENCES "new_Gatherings" ("Id") ON DELETE CASCADE
);
INSERT INTO "new_SheetRows" (
    "GatheringId", "Code", "PersonId"
)
SELECT
    bytes("GatheringId"), "Code", bytes("PersonId")
FROM "SheetRows";

DROP TABLE "SheetRows";
DROP TABLE "SeatReservations";
DROP TABLE "ProofFiles";
DROP TABLE "GatheringMinutes";
DROP TABLE "GatheringLessons";
DROP TABLE "GatheringFacilitators";
DROP TABLE "CertificateDocuments";
DROP TABLE "Gatherings";
DROP TABLE "SignInCards";
DROP TABLE "ReminderRefusals";
DROP TABLE "PersonIdentifiers";
DROP TABLE "PersonDevices";
DROP TABLE "OneUseCodes";
DROP TABLE "LearnerSummaries";
DROP TABLE "Enrolments";
DROP TABLE "EndedSessions";
DROP TABLE "Consents";
DROP TABLE "Certificates";
DROP TABLE "CertificateOrders";
DROP TABLE "AspNetUserTokens";
DROP TABLE "AspNetUserPasskeys";
DROP TABLE "AspNetUserLogins";
DROP TABLE "AspNetUserClaims";
DROP TABLE "AddressBounces";
DROP TABLE "ImportedLines";
DROP TABLE "WaitingLetters";
DROP TABLE "Venues";
DROP TABLE "SyncEpoch";
DROP TABLE "SigningKeys";
DROP TABLE "SetUpLinks";
DROP TABLE "SentForms";
DROP TABLE "Reminders";
DROP TABLE "RecoveryRequests";
DROP TABLE "PossibleDuplicates";
DROP TABLE "Places";
DROP TABLE "People";
DROP TABLE "LessonMonths";
DROP TABLE "LearningRecords";
DROP TABLE "LearningChanges";
DROP TABLE "ImportedLists";
DROP TABLE "Groups";
DROP TABLE "CollectiveGoals";
DROP TABLE "CodeLetters";
DROP TABLE "ClosedMonths";
DROP TABLE "CertificateStandings";
DROP TABLE "Batches";
DROP TABLE "BadgeAwards";
DROP TABLE "AuditEntries";
DROP TABLE "Attendances";
DROP TABLE "AttendanceCorrections";
DROP TABLE "ActivityVersions";
DROP TABLE "ActivityStates";
DROP TABLE "ActiveWeeks";

ALTER TABLE "new_ActiveWeeks" RENAME TO "ActiveWeeks";
ALTER TABLE "new_ActivityStates" RENAME TO "ActivityStates";
ALTER TABLE "new_ActivityVersions" RENAME TO "ActivityVersions";
ALTER TABLE "new_AttendanceCorrections" RENAME TO "AttendanceCorrections";
ALTER TABLE "new_Attendances" RENAME TO "Attendances";
ALTER TABLE "new_AuditEntries" RENAME TO "AuditEntries";
ALTER TABLE "new_BadgeAwards" RENAME TO "BadgeAwards";
ALTER TABLE "new_Batches" RENAME TO "Batches";
ALTER TABLE "new_CertificateStandings" RENAME TO "CertificateStandings";
ALTER TABLE "new_ClosedMonths" RENAME TO "ClosedMonths";
ALTER TABLE "new_CodeLetters" RENAME TO "CodeLetters";
ALTER TABLE "new_CollectiveGoals" RENAME TO "CollectiveGoals";
ALTER TABLE "new_Groups" RENAME TO "Groups";
ALTER TABLE "new_ImportedLists" RENAME TO "ImportedLists";
ALTER TABLE "new_LearningChanges" RENAME TO "LearningChanges";
ALTER TABLE "new_LearningRecords" RENAME TO "LearningRecords";
ALTER TABLE "new_LessonMonths" RENAME TO "LessonMonths";
ALTER TABLE "new_People" RENAME TO "People";
ALTER TABLE "new_Places" RENAME TO "Places";
ALTER TABLE "new_PossibleDuplicates" RENAME TO "PossibleDuplicates";
ALTER TABLE "new_RecoveryRequests" RENAME TO "RecoveryRequests";
ALTER TABLE "new_Reminders" RENAME TO "Reminders";
ALTER TABLE "new_SentForms" RENAME TO "SentForms";
ALTER TABLE "new_SetUpLinks" RENAME TO "SetUpLinks";
ALTER TABLE "new_SigningKeys" RENAME TO "SigningKeys";
ALTER TABLE "new_SyncEpoch" RENAME TO "SyncEpoch";
ALTER TABLE "new_Venues" RENAME TO "Venues";
ALTER TABLE "new_WaitingLetters" RENAME TO "WaitingLetters";
ALTER TABLE "new_ImportedLines" RENAME TO "ImportedLines";
ALTER TABLE "new_AddressBounces" RENAME TO "AddressBounces";
ALTER TABLE "new_AspNetUserClaims" RENAME TO "AspNetUserClaims";
ALTER TABLE "new_AspNetUserLogins" RENAME TO "AspNetUserLogins";
ALTER TABLE "new_AspNetUserPasskeys" RENAME TO "AspNetUserPasskeys";
ALTER TABLE "new_AspNetUserTokens" RENAME TO "AspNetUserTokens";
ALTER TABLE "new_CertificateOrders" RENAME TO "CertificateOrders";
ALTER TABLE "new_Certificates" RENAME TO "Certificates";
ALTER TABLE "new_Consents" RENAME TO "Consents";
ALTER TABLE "new_EndedSessions" RENAME TO "EndedSessions";
ALTER TABLE "new_Enrolments" RENAME TO "Enrolments";
ALTER TABLE "new_LearnerSummaries" RENAME TO "LearnerSummaries";
ALTER TABLE "new_OneUseCodes" RENAME TO "OneUseCodes";
ALTER TABLE "new_PersonDevices" RENAME TO "PersonDevices";
ALTER TABLE "new_PersonIdentifiers" RENAME TO "PersonIdentifiers";
ALTER TABLE "new_ReminderRefusals" RENAME TO "ReminderRefusals";
ALTER TABLE "new_SignInCards" RENAME TO "SignInCards";
ALTER TABLE "new_Gatherings" RENAME TO "Gatherings";
ALTER TABLE "new_CertificateDocuments" RENAME TO "CertificateDocuments";
ALTER TABLE "new_GatheringFacilitators" RENAME TO "GatheringFacilitators";
ALTER TABLE "new_GatheringLessons" RENAME TO "GatheringLessons";
ALTER TABLE "new_GatheringMinutes" RENAME TO "GatheringMinutes";
ALTER TABLE "new_ProofFiles" RENAME TO "ProofFiles";
ALTER TABLE "new_SeatReservations" RENAME TO "SeatReservations";
ALTER TABLE "new_SheetRows" RENAME TO "SheetRows";

CREATE INDEX "IX_AttendanceCorrections_GatheringId" ON "AttendanceCorrections" ("GatheringId");
CREATE INDEX "IX_AttendanceCorrections_PersonId" ON "AttendanceCorrections" ("PersonId");
CREATE INDEX "IX_Attendances_PersonId" ON "Attendances" ("PersonId");
CREATE INDEX "IX_AuditEntries_Subject" ON "AuditEntries" ("Subject");
CREATE UNIQUE INDEX "IX_BadgeAwards_CredentialId" ON "BadgeAwards" ("CredentialId");
CREATE UNIQUE INDEX "IX_BadgeAwards_PersonId_BadgeId" ON "BadgeAwards" ("PersonId", "BadgeId");
CREATE INDEX "IX_Batches_State_NextAt" ON "Batches" ("State", "NextAt");
CREATE INDEX "IX_CertificateStandings_CourseId_Rank_NameOrder" ON "CertificateStandings" ("CourseId", "Rank", "NameOrder");
CREATE INDEX "IX_CodeLetters_Address_Purpose_SentAt" ON "CodeLetters" ("Address", "Purpose", "SentAt");
CREATE UNIQUE INDEX "IX_CollectiveGoals_Month" ON "CollectiveGoals" ("Month");
CREATE INDEX "IX_ImportedLists_GatheringId_CreatedAt" ON "ImportedLists" ("GatheringId", "CreatedAt");
CREATE INDEX "IX_ImportedLists_StaffId_CreatedAt" ON "ImportedLists" ("StaffId", "CreatedAt");
CREATE INDEX "IX_LearningRecords_Activity_PersonId" ON "LearningRecords" ("Activity", "PersonId") WHERE Verb IN (5, 6);
CREATE INDEX "IX_LearningRecords_PersonId_ReceivedAt" ON "LearningRecords" ("PersonId", "ReceivedAt");
CREATE INDEX "IX_LearningRecords_TargetId" ON "LearningRecords" ("TargetId") WHERE TargetId IS NOT NULL;
CREATE INDEX "IX_LearningRecords_Verb" ON "LearningRecords" ("Verb") WHERE Verb = 7;
CREATE INDEX "IX_LessonMonths_Month_Lessons" ON "LessonMonths" ("Month", "Lessons");
CREATE INDEX "EmailIndex" ON "People" ("NormalizedEmail");
CREATE INDEX "IX_People_NameKey_BirthYear" ON "People" ("NameKey", "BirthYear");
CREATE INDEX "IX_People_RegisteredById_CreatedAt" ON "People" ("RegisteredById", "CreatedAt");
CREATE INDEX "IX_People_SurvivorId" ON "People" ("SurvivorId");
CREATE UNIQUE INDEX "UserNameIndex" ON "People" ("NormalizedUserName");
CREATE INDEX "IX_Places_NameKey" ON "Places" ("NameKey");
CREATE UNIQUE INDEX "IX_Places_SeededAs" ON "Places" ("SeededAs") WHERE [SeededAs] IS NOT NULL;
CREATE UNIQUE INDEX "IX_PossibleDuplicates_OneId_OtherId" ON "PossibleDuplicates" ("OneId", "OtherId");
CREATE INDEX "IX_PossibleDuplicates_OtherId" ON "PossibleDuplicates" ("OtherId");
CREATE INDEX "IX_PossibleDuplicates_Verdict_FoundAt" ON "PossibleDuplicates" ("Verdict", "FoundAt");
CREATE INDEX "IX_RecoveryRequests_AskedAt" ON "RecoveryRequests" ("AskedAt");
CREATE UNIQUE INDEX "IX_Reminders_PersonId_Kind_Subject_Period" ON "Reminders" ("PersonId", "Kind", "Subject", "Period");
CREATE INDEX "IX_Reminders_PersonId_ShownAt" ON "Reminders" ("PersonId", "ShownAt");
CREATE UNIQUE INDEX "IX_Reminders_SlotPersonId_SlotDay" ON "Reminders" ("SlotPersonId", "SlotDay") WHERE [SlotDay] IS NOT NULL;
CREATE INDEX "IX_Reminders_State_DueAt" ON "Reminders" ("State", "DueAt");
CREATE INDEX "IX_SentForms_SentAt" ON "SentForms" ("SentAt");
CREATE UNIQUE INDEX "IX_SetUpLinks_TokenHash" ON "SetUpLinks" ("TokenHash");
CREATE UNIQUE INDEX "IX_SigningKeys_Generation" ON "SigningKeys" ("Generation");
CREATE INDEX "IX_Venues_PlaceId" ON "Venues" ("PlaceId");
CREATE INDEX "IX_WaitingLetters_NextAt" ON "WaitingLetters" ("NextAt");
CREATE INDEX "IX_WaitingLetters_OwnerId" ON "WaitingLetters" ("OwnerId");
CREATE INDEX "IX_ImportedLines_PersonId" ON "ImportedLines" ("PersonId");
CREATE INDEX "IX_AddressBounces_PersonId" ON "AddressBounces" ("PersonId");
CREATE INDEX "IX_AspNetUserClaims_UserId" ON "AspNetUserClaims" ("UserId");
CREATE INDEX "IX_AspNetUserLogins_UserId" ON "AspNetUserLogins" ("UserId");
CREATE INDEX "IX_AspNetUserPasskeys_UserId" ON "AspNetUserPasskeys" ("UserId");
CREATE INDEX "IX_CertificateOrders_BatchId_State" ON "CertificateOrders" ("BatchId", "State");
CREATE INDEX "IX_CertificateOrders_PersonId" ON "CertificateOrders" ("PersonId");
CREATE INDEX "IX_CertificateOrders_State_Subject" ON "CertificateOrders" ("State", "Subject");
CREATE UNIQUE INDEX "IX_Certificates_Code" ON "Certificates" ("Code");
CREATE UNIQUE INDEX "IX_Certificates_CredentialId" ON "Certificates" ("CredentialId");
CREATE UNIQUE INDEX "IX_Certificates_PersonId_Subject"
    ON "Certificates" ("PersonId", "Subject")
    WHERE [End] IS NULL AND [PersonId] IS NOT NULL;
CREATE UNIQUE INDEX "IX_Certificates_ReplacesId" ON "Certificates" ("ReplacesId") WHERE [ReplacesId] IS NOT NULL;
CREATE UNIQUE INDEX "IX_Certificates_Year_Number" ON "Certificates" ("Year", "Number");
CREATE INDEX "IX_Consents_PersonId_Purpose_DecidedAt" ON "Consents" ("PersonId", "Purpose", "DecidedAt");
CREATE INDEX "IX_EndedSessions_EndedAt" ON "EndedSessions" ("EndedAt");
CREATE INDEX "IX_EndedSessions_PersonId" ON "EndedSessions" ("PersonId");
CREATE INDEX "IX_Enrolments_PersonId" ON "Enrolments" ("PersonId");
CREATE INDEX "IX_OneUseCodes_PersonId_Purpose" ON "OneUseCodes" ("PersonId", "Purpose");
CREATE UNIQUE INDEX "IX_PersonDevices_PersonId_TokenHash" ON "PersonDevices" ("PersonId", "TokenHash");
CREATE INDEX "IX_PersonIdentifiers_MatchKey" ON "PersonIdentifiers" ("MatchKey");
CREATE UNIQUE INDEX "IX_PersonIdentifiers_PersonId_Kind" ON "PersonIdentifiers" ("PersonId", "Kind");
CREATE UNIQUE INDEX "OneVerified" ON "PersonIdentifiers" ("MatchKey") WHERE [VerifiedAt] IS NOT NULL;
CREATE UNIQUE INDEX "IX_SignInCards_Number" ON "SignInCards" ("Number");
CREATE UNIQUE INDEX "IX_SignInCards_TokenHash" ON "SignInCards" ("TokenHash");
CREATE UNIQUE INDEX "OneWorks" ON "SignInCards" ("PersonId") WHERE [VoidedAt] IS NULL;
CREATE INDEX "IX_Gatherings_GroupId" ON "Gatherings" ("GroupId");
CREATE INDEX "IX_Gatherings_StartsAt" ON "Gatherings" ("StartsAt");
CREATE INDEX "IX_Gatherings_VenueId" ON "Gatherings" ("VenueId");
CREATE INDEX "IX_CertificateDocuments_Sha256" ON "CertificateDocuments" ("Sha256");
CREATE INDEX "IX_GatheringFacilitators_PersonId" ON "GatheringFacilitators" ("PersonId");
CREATE UNIQUE INDEX "IX_ProofFiles_GatheringId_Kind_Place" ON "ProofFiles" ("GatheringId", "Kind", "Place");
CREATE UNIQUE INDEX "IX_SeatReservations_GatheringId_PersonId" ON "SeatReservations" ("GatheringId", "PersonId");
CREATE INDEX "IX_SeatReservations_PersonId" ON "SeatReservations" ("PersonId");
CREATE UNIQUE INDEX "IX_SeatReservations_TokenHash" ON "SeatReservations" ("TokenHash") WHERE [TokenHash] IS NOT NULL;
CREATE UNIQUE INDEX "IX_SheetRows_GatheringId_PersonId" ON "SheetRows" ("GatheringId", "PersonId");
