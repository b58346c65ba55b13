using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.Data;
using UsmeAprende.Learning;
using UsmeAprende.Learning.Summaries;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.Typing;

namespace UsmeAprende.Certificates.Issuing;

/// <summary>
/// That a human has earned a course's certificate and holds none, or nearly has: what the queue of certificates shows, kept in its order.
/// Whoever is far from it, holds one, or is erased has no row.
/// </summary>
public sealed class CertificateStanding
{
    /// <summary>"Nearly" is what a facilitator can still help with in a visit or two.</summary>
    public const int MostMissing = 3;

    internal const int OrderLength = 120;
    internal const int PlaceLength = 100;

    private static readonly CompareInfo InSpanish = CultureInfo.GetCultureInfo("es-CO").CompareInfo;

    /// <summary>The survivor's (R14).</summary>
    public required PersonId PersonId { get; init; }

    public required string CourseId { get; init; }

    /// <summary>Where in the queue: see <see cref="CertificateQueuePart"/>, and behind those, by how much is missing.</summary>
    public required int Rank { get; init; }

    /// <summary>The name as Spanish sorts it.</summary>
    public required byte[] NameOrder { get; init; }

    /// <summary>The place's name folded, to look for; empty where it is not known.</summary>
    public required string PlaceKey { get; init; }

    public required int LessonsMissing { get; init; }

    public required int TestsMissing { get; init; }

    public required int CafesMissing { get; init; }

    public required int TasksMissing { get; init; }

    public required int Withheld { get; init; }

    /// <summary>Lessons were finished faster than anyone reads them (R6).</summary>
    public required bool IsImplausiblyFast { get; init; }

    public CertificateGap Gap => new(LessonsMissing, TestsMissing, CafesMissing, TasksMissing, Withheld);

    public static CertificateStanding Create(StandingHolder holder, string course, CertificateGap gap, bool isImplausiblyFast) =>
        new()
        {
            PersonId = holder.PersonId,
            CourseId = course,
            Rank =
                gap.Total > 0 ? CertificateQueuePart.FirstNear - 1 + gap.Total
                : holder.HasVerifiedDocument ? CertificateQueuePart.Ready
                : CertificateQueuePart.WithoutDocument,
            NameOrder = ComputeNameOrder(holder.Name),
            PlaceKey = FoldPlace(holder.Place),
            LessonsMissing = gap.Lessons,
            TestsMissing = gap.Tests,
            CafesMissing = gap.Cafes,
            TasksMissing = gap.Tasks,
            Withheld = gap.Withheld,
            IsImplausiblyFast = isImplausiblyFast,
        };

    /// <summary>As places are compared; cut where it is longer than any.</summary>
    public static string FoldPlace(string? place)
    {
        var key = TypedText.Fold(place, withDigits: true);
        return key.Length <= PlaceLength ? key : key[..PlaceLength];
    }

    internal static byte[] ComputeNameOrder(string name)
    {
        var key = InSpanish.GetSortKey(name, CompareOptions.IgnoreCase).KeyData;
        return key.Length <= OrderLength ? key : key[..OrderLength];
    }

    internal bool IsSame(CertificateStanding other) =>
        (PersonId, CourseId, Rank, PlaceKey, Gap, IsImplausiblyFast)
            == (other.PersonId, other.CourseId, other.Rank, other.PlaceKey, other.Gap, other.IsImplausiblyFast)
        && NameOrder.AsSpan().SequenceEqual(other.NameOrder);
}

/// <summary>The parts of the queue, in its order.</summary>
public static class CertificateQueuePart
{
    public const int Ready = 0;

    /// <summary>Earned, but nobody of the staff has seen the document (R10).</summary>
    public const int WithoutDocument = 1;

    /// <summary>One thing is missing; with each more the rank is one higher.</summary>
    public const int FirstNear = 2;
}

/// <summary>Of a human, what the order of the queue and its search need.</summary>
public sealed record StandingHolder(PersonId PersonId, string Name, string? Place, bool HasVerifiedDocument);

internal sealed class CertificateStandingMapping : IEntityTypeConfiguration<CertificateStanding>
{
    public void Configure(EntityTypeBuilder<CertificateStanding> standing)
    {
        standing.ToTable("CertificateStandings");
        standing.HasKey(s => new { s.PersonId, s.CourseId });
        standing.Property(s => s.CourseId).HasMaxLength(IssuedCertificate.SubjectLength);
        standing.Property(s => s.NameOrder).HasMaxLength(CertificateStanding.OrderLength);
        standing.Property(s => s.PlaceKey).HasMaxLength(CertificateStanding.PlaceLength);
        standing.Ignore(s => s.Gap);
        standing.HasIndex(s => new
        {
            s.CourseId,
            s.Rank,
            s.NameOrder,
        });
    }
}

/// <summary>Of what else than learning a <see cref="CertificateStanding"/> is made.</summary>
internal sealed class CertificateSummaryTrigger : ISummaryTrigger
{
    public ValueTask CollectAsync(UsmeDb db, IReadOnlyList<EntityEntry> changed, ISet<PersonId> people, CancellationToken cancel)
    {
        foreach (var entry in changed)
        {
            switch (entry.Entity)
            {
                case IssuedCertificate { PersonId: { } holder }:
                    people.Add(holder);
                    break;
                case PersonIdentifier { Kind: IdentifierKind.Document } document:
                    people.Add(document.PersonId);
                    break;
                case Person person when entry.State is EntityState.Modified && IsNamedOtherwise(entry):
                    people.Add(person.Id);
                    break;
            }
        }
        return ValueTask.CompletedTask;
    }

    private static bool IsNamedOtherwise(EntityEntry entry) =>
        entry.Property(nameof(Person.GivenNames)).IsModified
        || entry.Property(nameof(Person.Surnames)).IsModified
        || entry.Property(nameof(Person.Place)).IsModified;
}
