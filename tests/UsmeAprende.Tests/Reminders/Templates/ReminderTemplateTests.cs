using System.Text;
using UsmeAprende.Mail;
using UsmeAprende.Reminders.Channels;
using UsmeAprende.Reminders.Kinds;
using UsmeAprende.Reminders.Sending;
using UsmeAprende.Reminders.Templates;

namespace UsmeAprende.Tests.Reminders.Templates;

public sealed class ReminderTemplateTests : IAsyncLifetime
{
    private const int MostBytes = 20_000;

    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await ReminderBuilder.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Templates_OfEveryKind_AreThereAndNoOthers()
    {
        var kinds = await KindsAsync();

        Assert.Equal(kinds.Select(k => k.Id).Order(), new ReminderTemplateStore().Kinds.Order());
    }

    [Fact]
    public async Task Template_FilledWithMadeUpData_HasNoPlaceholderLeftAndNoValueUnused()
    {
        var templates = new ReminderTemplateStore();
        foreach (var kind in await KindsAsync())
        {
            var words = templates.Get(kind).Fill("María José", new ReminderFacts("/", kind.Sample));

            Assert.All(
                [words.Title, words.Text, words.Html, words.Action, words.Reason, words.Chat],
                text => Assert.DoesNotContain("{{", text, StringComparison.Ordinal)
            );
            Assert.All(
                [words.Title, words.Text, words.Reason, words.Chat],
                text => Assert.DoesNotContain("..", text, StringComparison.Ordinal)
            );
            Assert.Subset(kind.Sample.Keys.Append(ReminderTemplate.Name).ToHashSet(), templates.Get(kind).Placeholders.ToHashSet());
            Assert.All([words.Title, words.Text, words.Action], text => Assert.NotEmpty(text));
            Assert.Equal(words.Reason.Length > 0, words.Chat.Length > 0);
        }
    }

    // The rhythm is nice to keep and not worth a call; staff are told by other ways.
    [Fact]
    public async Task Template_OfTheRhythmAndOfStaff_HasNothingToCallAbout()
    {
        var templates = new ReminderTemplateStore();

        var uncalled = (await KindsAsync())
            .Where(k => templates.Get(k).Fill("Ana", new ReminderFacts("/", k.Sample)).Reason.Length == 0)
            .Select(k => k.Id);

        Assert.Equal(["asistencia", "devueltas", "por-aprobar", "resumen", "ritmo"], uncalled.Order());
    }

    [Fact]
    public async Task Letter_OfEveryKind_IsSmallAndCanBeStoppedWithOneClick()
    {
        foreach (var kind in await KindsAsync())
        {
            var letter = await LetterAsync(kind, "Íñigo Ñáñez");

            Assert.InRange(Encoding.UTF8.GetByteCount(letter.Html!), 1, MostBytes);
            Assert.Contains("color-scheme", letter.Html, StringComparison.Ordinal);
            var stop = letter.Unsubscribe!.AbsoluteUri;
            Assert.StartsWith("https://aprende.example/avisos/baja/", stop, StringComparison.Ordinal);
            Assert.Contains(stop, letter.Text, StringComparison.Ordinal);
        }
    }

    // A letter that names nobody looks like those of swindlers, of which our lessons warn.
    [Fact]
    public async Task Letter_OfEveryKind_SaysWhoWritesFromWhereAndWhy()
    {
        await using var site = await ReminderBuilder.StartAsync(
            ("Site:Entity", "Alcaldía Local de Usme"),
            ("Site:Address", "Calle 137 C Sur # 2 A-37"),
            ("Site:Telephone", "601 000 0000")
        );
        foreach (var kind in await KindsAsync())
        {
            var letter = await LetterAsync(kind, "Ana", site);

            Assert.All(
                [
                    "Hola, Ana:",
                    "Alcaldía Local de Usme",
                    "Calle 137 C Sur # 2 A-37\nTeléfono: 601 000 0000\n",
                    "\naprende.example\n",
                    "Le escribimos porque usted ",
                ],
                part => Assert.Contains(part, letter.Text, StringComparison.Ordinal)
            );
            Assert.Contains("Calle 137 C Sur", letter.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Letter_OfASiteThatDoesNotSayWhere_LeavesThoseLinesOut()
    {
        var letter = await LetterAsync((await KindsAsync()).First(), "Ana");

        Assert.DoesNotContain("Teléfono", letter.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ana\r\nBcc: todos@usme.co")]
    [InlineData("Ana\nBcc: todos@usme.co")]
    [InlineData("Ana\u2028Bcc: todos@usme.co")]
    [InlineData("Ana\u0085Bcc: todos@usme.co\0")]
    public async Task Letter_ToANameWithLineBreaks_KeepsItsSubjectInOneLine(string name)
    {
        var letter = await LetterAsync((await KindsAsync()).First(), name);

        Assert.DoesNotContain(letter.Subject, c => char.IsControl(c) || c is '\u2028' or '\u2029');
        Assert.StartsWith("Ana Bcc: todos@usme.co,", letter.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letter_ToANameLikeMarkup_ShowsItAsItIs()
    {
        var letter = await LetterAsync((await KindsAsync()).First(), "<b>Ana</b> *Lu* [x](https://malo.example)");

        Assert.Contains("&lt;b&gt;Ana&lt;/b&gt; *Lu* [x](https://malo.example)", letter.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"https://malo", letter.Html, StringComparison.Ordinal);
    }

    private Task<List<IReminderKind>> KindsAsync() =>
        _site.WithAsync((IEnumerable<IReminderKind> kinds) => Task.FromResult(kinds.ToList()));

    private Task<EmailMessage> LetterAsync(IReminderKind kind, string name) => LetterAsync(kind, name, _site);

    private static Task<EmailMessage> LetterAsync(IReminderKind kind, string name, TestSite site) =>
        site.WithAsync(
            async (ReminderEmailWriter letters) =>
            {
                var person = await site.PersonAsync();
                var to = (await site.AskAsync(db => ReminderRecipientReader.ReadAsync(db, [person], site.Now, TestSite.Cancel)))[person];
                var words = new ReminderTemplateStore().Get(kind).Fill(name, new ReminderFacts("/cursos", kind.Sample));
                return letters.Write(new OutgoingReminder(Guid.CreateVersion7(), kind, to, words, new CallChannel()));
            }
        );
}
