using System.ComponentModel;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.People;
using UsmeAprende.Tests.Learning;
using static UsmeAprende.Tests.TestSite;

namespace UsmeAprende.Tests.People;

// R14
public class PersonIdTests
{
    private const string Text = "0198f000-0000-7000-8000-000000000101";

    [Fact]
    public void Id_WrittenAndReadAgain_IsTheSameInEveryForm()
    {
        var id = PersonId.Parse(Text);

        Assert.Equal(Text, id.ToString());
        Assert.Equal(Text.Replace("-", "", StringComparison.Ordinal), $"{id:N}");
        Assert.Equal($"\"{Text}\"", JsonSerializer.Serialize(id));
        Assert.Equal(id, JsonSerializer.Deserialize<PersonId>($"\"{Text}\""));
        Assert.Equal(
            id,
            JsonSerializer
                .Deserialize<Dictionary<PersonId, int>>(JsonSerializer.Serialize(new Dictionary<PersonId, int> { [id] = 1 }))!
                .Keys.Single()
        );
        Assert.Equal(id, TypeDescriptor.GetConverter(typeof(PersonId)).ConvertFromInvariantString(Text));
        Assert.Equal(JsonSerializer.Serialize((HumanId)id), JsonSerializer.Serialize(id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Ana")]
    [InlineData("0198f000-0000-7000-8000-00000000010")]
    public void Text_ThatIsNoId_IsRefused(string text)
    {
        Assert.False(PersonId.TryParse(text, out var id));
        Assert.False(PersonId.TryParseExact(text, "D", out _));
        Assert.Equal(PersonId.Empty, id);
    }

    [Fact]
    public async Task Columns_ThatPointToAPerson_HaveTheTypeOfTheirId()
    {
        await using var site = await StartAsync();

        var loose = await site.AskAsync(db =>
            Task.FromResult(
                db.Model.GetEntityTypes()
                    .SelectMany(e => e.GetForeignKeys())
                    .Where(f => f.PrincipalEntityType.ClrType == typeof(Person))
                    .SelectMany(f => f.Properties)
                    .Where(p => (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType) != typeof(PersonId))
                    .Select(p => $"{p.DeclaringType.DisplayName()}.{p.Name}")
                    .ToList()
            )
        );

        Assert.Empty(loose);
    }

    // The order by which long work goes on from where it was.
    [Fact]
    public async Task Query_ByAllThatIsAskedOfIds_GivesWhatMemoryGives()
    {
        await using var site = await StartAsync();
        var people = new[] { await site.PersonAsync(), await site.PersonAsync(), await site.PersonAsync() };
        await site.LinkAsync(people[2].Id, people[0].Id);
        var after = people[0].Id;

        var (later, standing, own) = await site.AskAsync(async db =>
            (
                await db.People.Where(p => p.Id.CompareTo(after) > 0).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(Cancel),
                await db.People.Where(p => p.Id == (PersonId)p.SurvivorId).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(Cancel),
                await db.SamePerson((HumanId)after).OrderBy(id => id).ToListAsync(Cancel)
            )
        );

        Assert.Equal(people.Select(p => p.Id).Where(id => id > after).Order(), later);
        Assert.Equal(new[] { people[0].Id, people[1].Id }.Order(), standing);
        Assert.Equal(new[] { people[0].Id, people[2].Id }.Order(), own);
    }
}
