using System.Text;
using UsmeAprende.Learning;

namespace UsmeAprende.Tests.Learning;

public sealed class RecordContentTests
{
    private static readonly PersonId Author = PersonId.Parse("01932d4e-0000-7000-8000-0000000000aa");

    private static readonly NewRecord Full = new()
    {
        Id = Guid.Parse("01932d4e-0000-7000-8000-000000000001"),
        Verb = RecordVerb.Answered,
        Activity = new("huerta/semillas/sembrar/cual"),
        Answer = "piña 🌱",
        Question = "0a1b",
        Content = "v1",
        OccurredAt = new DateTime(2026, 11, 22, 13, 15, 0, 250, DateTimeKind.Utc),
    };

    // R1: phones make the same bytes to sign them; changing them would break every signature and hash ever made.
    [Fact]
    public void Canonical_OfAFullRecord_IsThisLiteral()
    {
        var expected =
            "75736D652D7265636F72642D31" // usme-record-1
            + "00000024"
            + Hex("01932d4e-0000-7000-8000-000000000001")
            + "00000024"
            + Hex("01932d4e-0000-7000-8000-0000000000aa")
            + "00000008"
            + "616E737765726564"
            + "0000001C"
            + Hex("huerta/semillas/sembrar/cual")
            + "0000000A"
            + "7069C3B16120F09F8CB1"
            + "00000004"
            + "30613162"
            + "00000002"
            + "7631"
            + "0000000D"
            + Hex("1795353300250");

        Assert.Equal(expected, Convert.ToHexString(RecordContent.WriteCanonical(RecordAuthor.Oneself(Author), Full)));
    }

    // R1: what staff say of somebody bears another tag and ends with whom it is about.
    [Fact]
    public void Canonical_OfWhatStaffSay_IsThisLiteral()
    {
        var person = PersonId.Parse("01932d4e-0000-7000-8000-0000000000bb");
        var mark = Full with
        {
            Verb = RecordVerb.Attended,
            Activity = new("encuentro/01932d4e-0000-7000-8000-0000000000cc/tarde"),
            Answer = "09:10",
            Question = null,
            Content = null,
        };
        var expected =
            "75736D652D7265636F72642D32" // usme-record-2
            + "00000024"
            + Hex("01932d4e-0000-7000-8000-000000000001")
            + "00000024"
            + Hex("01932d4e-0000-7000-8000-0000000000aa")
            + "00000008"
            + Hex("attended")
            + "00000034"
            + Hex("encuentro/01932d4e-0000-7000-8000-0000000000cc/tarde")
            + "00000005"
            + Hex("09:10")
            + "00000000"
            + "00000000"
            + "0000000D"
            + Hex("1795353300250")
            + "00000024"
            + Hex("01932d4e-0000-7000-8000-0000000000bb");

        Assert.Equal(expected, Convert.ToHexString(RecordContent.WriteCanonical(new RecordAuthor(Author, person), mark)));
    }

    [Fact]
    public void Canonical_OfAbsentFields_HasLengthsOfZero()
    {
        var bare = Full with { Verb = RecordVerb.Completed, Activity = new("a"), Answer = null, Question = null, Content = null };

        var hex = Convert.ToHexString(RecordContent.WriteCanonical(RecordAuthor.Oneself(Author), bare));

        Assert.EndsWith(
            "00000009" + Hex("completed") + "00000001" + "61" + "00000000" + "00000000" + "00000000" + "0000000D" + Hex("1795353300250"),
            hex,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Hash_IsSha256OfTheBytes() =>
        Assert.Equal(
            "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
            Convert.ToHexString(RecordContent.ComputeHash("abc"u8))
        );

    [Fact]
    public void Canonical_WhenTextMovesFromOneFieldToTheNext_Differs() =>
        Assert.NotEqual(
            RecordContent.WriteCanonical(RecordAuthor.Oneself(Author), Full with { Answer = "ab", Question = "c" }),
            RecordContent.WriteCanonical(RecordAuthor.Oneself(Author), Full with { Answer = "a", Question = "bc" })
        );

    private static string Hex(string ascii) => Convert.ToHexString(Encoding.ASCII.GetBytes(ascii));
}
