using Microsoft.EntityFrameworkCore;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.Tests.People.Privacy;

/// <summary>R30: who was erased is known outside the database, so that no copy of it brings anybody back.</summary>
public sealed class ErasureTombstoneFileTests
{
    [Fact]
    public async Task Tombstone_OfAnErasure_HoldsIdsAloneAndErasesAgainWhoACopyBringsBack()
    {
        await using var site = await TestSite.StartAsync();
        var ana = await site.PersonAsync("Hermelinda", document: "52345678");
        await site.MeddleAsync(
            $"CREATE TABLE PeopleThen AS SELECT * FROM People; CREATE TABLE IdentifiersThen AS SELECT * FROM PersonIdentifiers;"
        );

        await site.WithAsync((PersonErasure erasure) => erasure.EraseAsync(ana.Id, TestSite.Cancel));
        await site.MeddleAsync(
            $"""
            UPDATE People SET ErasedAt = NULL, PasswordHash = (SELECT PasswordHash FROM PeopleThen);
            INSERT INTO PersonIdentifiers SELECT * FROM IdentifiersThen;
            """
        );
        Assert.Equal(SignInStatus.Recognised, (await site.SignInAsync("52345678", PeopleBuilder.Password)).Status);
        var again = await site.WithAsync((PersonErasure erasure) => erasure.RepeatAfterRestoreAsync(TestSite.Cancel));
        var more = await site.WithAsync((PersonErasure erasure) => erasure.RepeatAfterRestoreAsync(TestSite.Cancel));

        Assert.Equal((1, 0), (again, more));
        Assert.Equal(SignInStatus.NotRecognised, (await site.SignInAsync("52345678", PeopleBuilder.Password)).Status);
        var written = await File.ReadAllTextAsync(Path.Combine(site.Folder, ErasureTombstoneFile.FileName), TestSite.Cancel);
        Assert.Contains($"{ana.Id:N}", written, StringComparison.Ordinal);
        Assert.DoesNotContain("52345678", written, StringComparison.Ordinal);
    }

    // Somebody who gave up their role after the copy was made and was erased then.
    [Fact]
    public async Task Tombstone_OfWhoIsStaffInTheCopy_ErasesThemAllTheSame()
    {
        await using var site = await TestSite.StartAsync();
        var staff = await site.StaffAsync(PersonRole.Facilitator);
        await site.WithAsync((ErasureTombstoneFile tombstones) => AppendAsync(tombstones, staff.Id));

        Assert.Equal(1, await site.WithAsync((PersonErasure erasure) => erasure.RepeatAfterRestoreAsync(TestSite.Cancel)));

        Assert.Equal(
            PersonRole.Learner,
            await site.AskAsync(db =>
                db.People.Where(p => p.Id == staff.Id && p.ErasedAt != null).Select(p => p.Role).SingleAsync(TestSite.Cancel)
            )
        );
    }

    // Whoever was told that it failed is not erased behind their back at the next start.
    [Fact]
    public async Task Tombstone_OfAnErasureThatFailed_IsTakenBack()
    {
        await using var site = await TestSite.StartAsync();
        var ana = await site.PersonAsync();
        await site.WithAsync((ErasureTombstoneFile tombstones) => AppendAsync(tombstones, ana.Id, isTakenBack: true));

        Assert.Empty(await site.WithAsync((ErasureTombstoneFile tombstones) => Task.FromResult(tombstones.Read())));
        Assert.Equal(0, await site.WithAsync((PersonErasure erasure) => erasure.RepeatAfterRestoreAsync(TestSite.Cancel)));
        Assert.Null(await site.AskAsync(db => db.People.Where(p => p.Id == ana.Id).Select(p => p.ErasedAt).SingleAsync(TestSite.Cancel)));
    }

    [Fact]
    public async Task Tombstones_WithALineCutShort_KeepTheOthersAndTheChoices()
    {
        await using var site = await TestSite.StartAsync();
        var (one, other) = (PersonId.New(), PersonId.New());
        await site.WithAsync((ErasureTombstoneFile tombstones) => AppendAsync(tombstones, one));
        await File.AppendAllTextAsync(
            Path.Combine(site.Folder, ErasureTombstoneFile.FileName),
            $"2035-01-01T00:00:00.0000000Z + {Guid.CreateVersion7():N}"[..^5],
            TestSite.Cancel
        );
        await site.WithAsync((ErasureTombstoneFile tombstones) => AppendAsync(tombstones, other));

        var read = await site.WithAsync((ErasureTombstoneFile tombstones) => Task.FromResult(tombstones.Read()));

        Assert.Equal([one, other], read.SelectMany(t => t.People));
        Assert.All(read, t => Assert.Equal("retirar", t.Answers["constancias"]));
    }

    private static Task<bool> AppendAsync(ErasureTombstoneFile tombstones, PersonId person, bool isTakenBack = false)
    {
        var tombstone = new ErasureTombstone([person], new Dictionary<string, string> { ["constancias"] = "retirar" });
        tombstones.Append(tombstone, new DateTime(2035, 8, 6, 15, 0, 0, DateTimeKind.Utc));
        if (isTakenBack)
            tombstones.TakeBack(tombstone, new DateTime(2035, 8, 6, 15, 0, 0, DateTimeKind.Utc));
        return Task.FromResult(true);
    }
}
