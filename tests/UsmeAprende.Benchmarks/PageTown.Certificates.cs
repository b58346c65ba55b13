using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Register;
using UsmeAprende.Data;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Benchmarks;

/// <summary>Certificates, and people who turned out to be one.</summary>
internal sealed partial class PageTown
{
    private async Task CertifyAsync()
    {
        await using var scope = services.CreateAsyncScope();
        var register = scope.ServiceProvider.GetRequiredService<CertificateRegister>();
        var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
        await db.Attendances.ExecuteUpdateAsync(set =>
            set.SetProperty(a => a.MarkedAt, a => db.Gatherings.Where(g => g.Id == a.GatheringId).Select(g => g.StartsAt).First())
        );
        await db.Enrolments.ExecuteUpdateAsync(set => set.SetProperty(e => e.EnrolledAt, _now.AddDays(-320)));
        foreach (var (person, course) in _holders)
        {
            var words = new CertificateContent
            {
                HolderName = Given[0],
                DocumentType = IdentityDocumentType.CC,
                DocumentNumber = "40000000",
                Title = course.Title,
                Minutes = 1_200,
                Cafes = 4,
                Competences = [],
                CompletedOn = DateOnly.FromDateTime(_now),
                Signatory = "Quien firma",
                SignatoryRole = "Alcalde local",
            };
            var order = new NewCertificate
            {
                Id = Guid.CreateVersion7(),
                PersonId = person,
                Subject = course.Id,
                Words = words,
                IssuedById = person,
            };
            await register.EnterAsync(order, CancellationToken.None);
            db.ChangeTracker.Clear();
        }
    }

    // R14: one in fifty came under another row too, and as many pairs wait for a coordinator.
    private async Task UniteAsync()
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
        var all = await db.People.OrderBy(p => p.Id).Select(p => p.Id).ToListAsync();
        for (var n = 49; n < all.Count; n += 50)
        {
            var (one, other) = (all[n], all[n - 1]);
            await db
                .People.Where(p => p.Id == one)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.MergedIntoId, other).SetProperty(p => p.SurvivorId, (HumanId)other));
            db.Add(PossibleDuplicate.Create(new PersonPair(all[n - 3], all[n - 2]), DuplicateReason.NameAndYear, _now, null));
        }
        await db.SaveChangesAsync();
    }
}
