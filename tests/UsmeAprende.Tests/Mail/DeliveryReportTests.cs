using System.Text;
using MimeKit;
using UsmeAprende.Mail;

namespace UsmeAprende.Tests.Mail;

public sealed class DeliveryReportTests
{
    private const string To = "ana@ejemplo.co";

    private static readonly Guid Id = Guid.CreateVersion7();

    private static string Letter => Id.ToString("N");

    [Fact]
    public void Report_OfEachServer_TellsWhichLetterFailedForWhom()
    {
        string[] reports =
        [
            DeliveryReportSamples.Postfix(Letter, To),
            DeliveryReportSamples.Exchange(Letter, To),
            DeliveryReportSamples.Gmail(Letter, To),
        ];

        Assert.All(
            reports,
            text =>
            {
                var report = Read(text)!;
                var told = Assert.Single(report.Recipients);
                Assert.Equal((Id, true, true), (report.LetterId, told.HasFailed, told.IsBounce));
                Assert.Equal([To], told.Addresses);
            }
        );
    }

    [Fact]
    public void Report_AboutAnAddressBeyondAscii_IsUnderstood()
    {
        var report = Read(DeliveryReportSamples.International(Letter, "peña@ejemplo.co"));

        Assert.Equal((Id, "peña@ejemplo.co"), (report!.LetterId, Assert.Single(report.Recipients).Addresses[0]));
    }

    [Fact]
    public void Report_AboutAnAddressThatLeadsToAnother_NamesBoth() =>
        Assert.Equal(
            ["ana@otra.co", To],
            Assert.Single(Read(DeliveryReportSamples.Postfix(Letter, "ana@otra.co", original: To))!.Recipients).Addresses
        );

    [Fact]
    public void Report_AboutSeveral_TellsThemApart()
    {
        var report = Read(DeliveryReportSamples.Several(Letter, To, "rosa@ejemplo.co"))!;

        Assert.Equal([("rosa@ejemplo.co", false), (To, true)], report.Recipients.Select(r => (r.Addresses[0], r.HasFailed)));
    }

    // What is wrong with the letter or its sender says nothing about the address.
    [Theory]
    [InlineData("failed", "5.1.1", true)]
    [InlineData("failed", "5.2.2", true)]
    [InlineData("failed", "5.0.0", true)]
    [InlineData("Failed", "5.1.10", true)]
    [InlineData("failed", "5.4.1 (no such domain)", true)]
    [InlineData("failed", "5.7.1", false)]
    [InlineData("failed", "5.7.26", false)]
    [InlineData("failed", "5.6.0", false)]
    [InlineData("failed", "5.2.3", false)]
    [InlineData("failed", "4.4.1", false)]
    [InlineData("delayed", "4.4.1", false)]
    [InlineData("delayed", "5.1.1", false)]
    [InlineData("relayed", "2.0.0", false)]
    public void Report_CountsAgainstTheAddress_OnlyWhereThatIsGone(string action, string status, bool counts) =>
        Assert.Equal(counts, Assert.Single(Read(DeliveryReportSamples.Postfix(Letter, To, action, status))!.Recipients).IsBounce);

    [Fact]
    public void Message_ThatIsNoReportOfOurs_IsNotUnderstood()
    {
        var report = DeliveryReportSamples.Postfix(Letter, To);
        string[] others =
        [
            "",
            "\r\n\r\n",
            DeliveryReportSamples.Holiday(Letter, To),
            DeliveryReportSamples.Postfix("20350806.1234", To),
            // Of reading, and with no word about the letter.
            report.Replace("delivery-status", "disposition-notification", StringComparison.Ordinal),
            report.Replace("text/rfc822-headers", "text/plain", StringComparison.Ordinal),
            report.Replace("Status: 5.1.1", "Status: no", StringComparison.Ordinal),
            report.Replace("Action: failed", "X: y", StringComparison.Ordinal),
            report.Replace("Message-Id: <" + Letter, "X-Id: <" + Letter, StringComparison.Ordinal),
            // Somebody passes a report on.
            $"Content-Type: message/rfc822\r\n\r\n{report}",
        ];

        Assert.All(others, text => Assert.Null(Read(text)));
    }

    // Anybody may write to the mailbox, and anything.
    [Fact]
    public void Message_BrokenAnywhere_IsReadOrLeftAndNeverThrows()
    {
        var whole = Encoding.UTF8.GetBytes(DeliveryReportSamples.Exchange(Letter, To).ReplaceLineEndings("\r\n"));
        var chance = new Random(7);

        for (var i = 0; i < 2_000; i++)
        {
            var broken = whole[..chance.Next(1, whole.Length + 1)];
            for (var j = chance.Next(6); j > 0; j--)
                broken[chance.Next(broken.Length)] = (byte)chance.Next(256);
            using var stream = new MemoryStream(broken);
            try
            {
                var report = DeliveryReport.Read(MimeMessage.Load(stream, TestContext.Current.CancellationToken));
                Assert.True(report is null || report.Recipients.Count > 0);
            }
            catch (FormatException)
            {
                // The reader of the mailbox leaves such a message.
            }
        }
    }

    private static DeliveryReport? Read(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n")));
        try
        {
            return DeliveryReport.Read(MimeMessage.Load(stream));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
