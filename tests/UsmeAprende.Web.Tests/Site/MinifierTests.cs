using System.Text;
using UsmeAprende.Web.Site;

namespace UsmeAprende.Web.Tests.Site;

public sealed class MinifierTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "src/UsmeAprende.Web/wwwroot");

    [Fact]
    public void StyleAndScripts_AreAllUnderstood()
    {
        var sources = Directory.EnumerateFiles(Folder).ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);
        var bundles = Bundles.Of(sources.ToDictionary(file => file.Key, file => Minifier.Of(file.Key, file.Value)));

        var faulty =
            from file in sources.Select(source => (Name: source.Key, Body: source.Value)).Concat(bundles)
            from error in Minifier.Read(file.Name, file.Body)?.Errors ?? []
            where error.IsError
            select $"{file.Name}: {error}";

        Assert.Empty(faulty);
    }

    [Fact]
    public void Script_LosesCommentsAndBlanks_AndKeepsNamesAndWords()
    {
        const string script = """
            // Where help is.
            /** @type {string} */
            const address = 'https://usme.example//ayuda';
            export const greeting = name => `Hola,   ${name}  // vecina /* de aquí */`;
            """;

        var served = Serve("x.js", script);

        Assert.DoesNotContain("Where", served, StringComparison.Ordinal);
        Assert.DoesNotContain("@type", served, StringComparison.Ordinal);
        Assert.Contains("const address='https://usme.example//ayuda'", served, StringComparison.Ordinal);
        Assert.Contains("`Hola,   ${name}  // vecina /* de aquí */`", served, StringComparison.Ordinal);
    }

    [Fact]
    public void Style_LosesCommentsAndBlanks_AndKeepsItsDrawings()
    {
        const string style = """
            /* A hill. */
            .hill { mask: url("data:image/svg+xml,<path d='M0 0  L1 1'/>") ; color: #ffffff }
            """;

        var served = Serve("x.css", style);

        Assert.Equal(""".hill{mask:url("data:image/svg+xml,<path d='M0 0  L1 1'/>");color:#fff}""", served);
    }

    [Theory]
    [InlineData("x.js", "const = ;")]
    [InlineData("logo.svg", "<svg>  </svg>")]
    public void WhatCannotBeRead_StaysAsItIs(string name, string text) => Assert.Equal(text, Serve(name, text));

    private static string Serve(string name, string text) => Encoding.UTF8.GetString(Minifier.Of(name, Encoding.UTF8.GetBytes(text)));
}
