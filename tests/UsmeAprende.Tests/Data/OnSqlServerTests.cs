using UsmeAprende.Tests.Audit;
using UsmeAprende.Tests.Certificates.Issuing;
using UsmeAprende.Tests.Certificates.Register;
using UsmeAprende.Tests.Gatherings.Attendance;
using UsmeAprende.Tests.Gatherings.Seats;
using UsmeAprende.Tests.Jobs;
using UsmeAprende.Tests.Learning;
using UsmeAprende.Tests.Mail;
using UsmeAprende.Tests.People.Identity;
using UsmeAprende.Tests.People.Privacy;
using UsmeAprende.Tests.Reminders.Sending;

namespace UsmeAprende.Tests.Data;

// What two nodes of one database could spoil for each other, tested once more on a real SQL Server, where there is one.

[OnSqlServer]
public sealed class UnitOfWorkOnSqlServerTests : UnitOfWorkTests;

[OnSqlServer]
public sealed class AuditTrailOnSqlServerTests : AuditTrailTests;

[OnSqlServer]
public sealed class PersonMergingOnSqlServerTests : PersonMergingTests;

[OnSqlServer]
public sealed class PersonErasureOnSqlServerTests : PersonErasureTests;

[OnSqlServer]
public sealed class RecordIntakeOnSqlServerTests : RecordIntakeTests;

[OnSqlServer]
public sealed class MergedLearningOnSqlServerTests : MergedLearningTests;

[OnSqlServer]
public sealed class AttendanceTakingOnSqlServerTests : AttendanceTakingTests;

[OnSqlServer]
public sealed class AttendanceReplayOnSqlServerTests : AttendanceReplayTests;

[OnSqlServer]
public sealed class SeatAllocationOnSqlServerTests : SeatAllocationTests;

[OnSqlServer]
public sealed class SeatLimitOnSqlServerTests : SeatLimitTests;

[OnSqlServer]
public sealed class CertificateIssuingOnSqlServerTests : CertificateIssuingTests;

[OnSqlServer]
public sealed class CertificateRegisterOnSqlServerTests : CertificateRegisterTests;

[OnSqlServer]
public sealed class ReminderOutboxOnSqlServerTests : ReminderOutboxTests;

[OnSqlServer]
public sealed class EmailQueueOnSqlServerTests : EmailQueueTests;

[OnSqlServer]
public sealed class BatchRunnerOnSqlServerTests : BatchRunnerTests;

[OnSqlServer]
public sealed class JobRunnerOnSqlServerTests : JobRunnerTests;
