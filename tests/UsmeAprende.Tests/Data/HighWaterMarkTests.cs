using System.Text;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.Tests.People;

namespace UsmeAprende.Tests.Data;

public sealed class HighWaterMarkTests
{
    [Fact]
    public void Mark_WrittenDown_IsReadAgainAndAlwaysAsLong()
    {
        var mark = new HighWaterMark(Guid.CreateVersion7(), 42, new string('a', 64));

        Assert.Equal(mark, HighWaterMark.Parse(Encoding.ASCII.GetString(mark.ToBytes())));
        Assert.Equal(HighWaterMark.None.ToBytes().Length, mark.ToBytes().Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\0\0\0")]
    [InlineData("0198f000 1 aa")]
    public void Mark_SpoiltByAPowerCut_AccusesNobody(string text) => Assert.Null(HighWaterMark.Parse(text));

    // Outside the database before whoever did it is answered: a copy made earlier does not know of it.
    [Fact]
    public async Task Mark_OfWhatWasAudited_StandsOutsideTheDatabaseAfterTheCommit()
    {
        await using var site = await TestSite.StartAsync();
        await site.WithAsync((HighWaterFiles files) => Task.FromResult(Begin(files)));
        var facilitator = await site.StaffAsync(PersonRole.Facilitator);
        var person = await site.PersonAsync(document: "52345678");

        await site.WithAsync(
            (DocumentVerification check) =>
                check.VerifyAsync(facilitator.Id.AsFacilitator(), person.Id, PeopleBuilder.Document("52345678"), TestSite.Cancel)
        );

        var head = await site.AskAsync(db => db.AuditHeads.AsNoTracking().SingleAsync(TestSite.Cancel));
        var written = await site.WithAsync((HighWaterFiles files) => Task.FromResult(files.Read().Single()));
        Assert.Equal((head.Sequence, Convert.ToHexStringLower(head.Hash)), (written.Sequence, written.Hash));
    }

    private static bool Begin(HighWaterFiles files)
    {
        files.Start(HighWaterMark.None);
        return true;
    }
}
