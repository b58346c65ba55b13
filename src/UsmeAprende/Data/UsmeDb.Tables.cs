using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Badges;
using UsmeAprende.Badges.Awarding;
using UsmeAprende.Badges.Goals;
using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Design;
using UsmeAprende.Certificates.Issuing;
using UsmeAprende.Certificates.Paper;
using UsmeAprende.Certificates.Register;
using UsmeAprende.Credentials;
using UsmeAprende.Figures;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Evidence;
using UsmeAprende.Gatherings.Following;
using UsmeAprende.Gatherings.Groups;
using UsmeAprende.Gatherings.Paper;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.Jobs;
using UsmeAprende.Learning;
using UsmeAprende.Learning.Outbox;
using UsmeAprende.Learning.Summaries;
using UsmeAprende.Mail;
using UsmeAprende.OwnPages;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;
using UsmeAprende.People.Cards;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Places;
using UsmeAprende.People.Privacy;
using UsmeAprende.Reminders;
using UsmeAprende.Reminders.Bounces;
using UsmeAprende.Reminders.Preferences;
using UsmeAprende.Reminders.Templates;
using UsmeAprende.Reports.OpenData;
using UsmeAprende.Reports.Plan;

namespace UsmeAprende.Data;

/// <summary>The tables, in the order of their features.</summary>
public sealed partial class UsmeDb
{
    /// <summary>What opens cookies and sealed letters, where several nodes must open each other's. On one machine they are files.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public DbSet<PublicStamp> PublicStamps => Set<PublicStamp>();

    public DbSet<SentForm> SentForms => Set<SentForm>();

    public DbSet<BatchJob> Batches => Set<BatchJob>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    public DbSet<AuditValues> AuditValues => Set<AuditValues>();

    public DbSet<WaitingEmail> WaitingLetters => Set<WaitingEmail>();

    public DbSet<SentCodeEmail> SentCodeEmails => Set<SentCodeEmail>();

    public DbSet<ConsentRecord> Consents => Set<ConsentRecord>();

    public DbSet<EndedSession> EndedSessions => Set<EndedSession>();

    public DbSet<OneUseCode> OneUseCodes => Set<OneUseCode>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<PersonDevice> PersonDevices => Set<PersonDevice>();

    public DbSet<PersonIdentifier> PersonIdentifiers => Set<PersonIdentifier>();

    public DbSet<LocalityPlace> Places => Set<LocalityPlace>();

    public DbSet<PossibleDuplicate> PossibleDuplicates => Set<PossibleDuplicate>();

    internal DbSet<RecoveryRequest> RecoveryRequests => Set<RecoveryRequest>();

    public DbSet<SetUpLink> SetUpLinks => Set<SetUpLink>();

    public DbSet<SignInCard> SignInCards => Set<SignInCard>();

    public DbSet<ActivityState> ActivityStates => Set<ActivityState>();

    public DbSet<ActivityVersion> ActivityVersions => Set<ActivityVersion>();

    public DbSet<DeviceKey> DeviceKeys => Set<DeviceKey>();

    public DbSet<HeldRecord> HeldRecords => Set<HeldRecord>();

    public DbSet<SealingKey> SealingKeys => Set<SealingKey>();

    public DbSet<LearningChange> LearningChanges => Set<LearningChange>();

    public DbSet<LearningSummaryVersion> LearningSummaryVersions => Set<LearningSummaryVersion>();

    public DbSet<LearningRecord> LearningRecords => Set<LearningRecord>();

    public DbSet<SyncEpoch> SyncEpochs => Set<SyncEpoch>();

    public DbSet<AttendanceCorrection> AttendanceCorrections => Set<AttendanceCorrection>();

    public DbSet<GatheringAttendance> Attendances => Set<GatheringAttendance>();

    public DbSet<GroupEnrolment> Enrolments => Set<GroupEnrolment>();

    public DbSet<GatheringFacilitator> GatheringFacilitators => Set<GatheringFacilitator>();

    public DbSet<GatheringLesson> GatheringLessons => Set<GatheringLesson>();

    public DbSet<GatheringMinutes> GatheringMinutes => Set<GatheringMinutes>();

    public DbSet<Gathering> Gatherings => Set<Gathering>();

    public DbSet<LessonRoom> LessonRooms => Set<LessonRoom>();

    public DbSet<StudyGroup> Groups => Set<StudyGroup>();

    public DbSet<ImportedLine> ImportedLines => Set<ImportedLine>();

    public DbSet<ImportedList> ImportedLists => Set<ImportedList>();

    public DbSet<EvidenceFile> ProofFiles => Set<EvidenceFile>();

    public DbSet<SeatReservation> SeatReservations => Set<SeatReservation>();

    public DbSet<SheetRow> SheetRows => Set<SheetRow>();

    public DbSet<GatheringVenue> Venues => Set<GatheringVenue>();

    public DbSet<ClosedMonth> ClosedMonths => Set<ClosedMonth>();

    public DbSet<LessonMonth> LessonMonths => Set<LessonMonth>();

    public DbSet<PublishedCell> PublishedCells => Set<PublishedCell>();

    public DbSet<SigningKey> SigningKeys => Set<SigningKey>();

    public DbSet<ActiveWeek> ActiveWeeks => Set<ActiveWeek>();

    public DbSet<AwardedRules> AwardedRules => Set<AwardedRules>();

    public DbSet<BadgeAward> BadgeAwards => Set<BadgeAward>();

    public DbSet<CollectiveGoal> CollectiveGoals => Set<CollectiveGoal>();

    public DbSet<CertificateCounter> CertificateCounters => Set<CertificateCounter>();

    public DbSet<CertificateDocument> CertificateDocuments => Set<CertificateDocument>();

    public DbSet<CertificateOrder> CertificateOrders => Set<CertificateOrder>();

    public DbSet<CertificateStanding> CertificateStandings => Set<CertificateStanding>();

    public DbSet<IssuedCertificate> Certificates => Set<IssuedCertificate>();

    public DbSet<CertificateDesignEdition> CertificateDesigns => Set<CertificateDesignEdition>();

    public DbSet<AddressBounceCount> AddressBounces => Set<AddressBounceCount>();

    public DbSet<ReminderOptOut> ReminderRefusals => Set<ReminderOptOut>();

    public DbSet<Reminder> Reminders => Set<Reminder>();

    public DbSet<TemplateEdition> TemplateEditions => Set<TemplateEdition>();

    public DbSet<OwnPageRow> OwnPageRows => Set<OwnPageRow>();

    public DbSet<PlanReport> PlanReports => Set<PlanReport>();

    public DbSet<DataRelease> DataReleases => Set<DataRelease>();
}
