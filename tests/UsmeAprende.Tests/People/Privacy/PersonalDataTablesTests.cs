using UsmeAprende.People;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.Tests.People.Privacy;

/// <summary>R30: no table about people is forgotten by who erases, hands out and counts.</summary>
public class PersonalDataTablesTests
{
    // Columns that say whom a row is about. Others, such as AuthorId, name staff for what they did as staff.
    private static readonly string[] Owners = ["PersonId", "OwnerId", "UserId", "OneId", "OtherId", "CandidateId", "HumanId"];

    [Fact]
    public async Task Table_AboutPeople_StandsInOneFeaturesPersonalData() // R30
    {
        await using var site = await TestSite.StartAsync();
        var named = await site.WithAsync(
            (IEnumerable<IPersonalData> features) => Task.FromResult(features.SelectMany(f => f.Tables).ToList())
        );
        var about = await site.AskAsync(db =>
            Task.FromResult(
                db.Model.GetEntityTypes()
                    .Where(entity => entity.ClrType == typeof(Person) || entity.GetProperties().Any(p => Owners.Contains(p.Name)))
                    .Where(entity => !entity.IsOwned())
                    .Select(entity => entity.ClrType)
                    .ToList()
            )
        );

        Assert.Equal(Names(about), Names(named));
    }

    [Fact]
    public async Task Parts_OfAllFeatures_HaveNamesOfTheirOwn()
    {
        await using var site = await TestSite.StartAsync();
        var parts = await site.WithAsync((IEnumerable<IPersonalData> features) => Task.FromResult(features.Select(f => f.Part).ToList()));

        Assert.NotEmpty(parts);
        Assert.Equal(parts.Distinct(), parts);
    }

    private static IEnumerable<string> Names(IEnumerable<Type> entities) =>
        entities.Select(entity => entity.Name).Order(StringComparer.Ordinal);
}
