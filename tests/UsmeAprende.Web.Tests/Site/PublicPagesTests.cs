using System.Text;
using UsmeAprende.Data;
using UsmeAprende.Web.Site;

namespace UsmeAprende.Web.Tests.Site;

public sealed class PublicPagesTests : IDisposable
{
    private static readonly PublicResponse Page = PublicResponse.Of("text/html", Encoding.UTF8.GetBytes("hola"), "no-cache");

    private readonly PublicStamps _stamps = new();
    private readonly PublicPages _pages;

    public PublicPagesTests() => _pages = new PublicPages(_stamps, new FakeClock());

    public void Dispose() => _pages.Dispose();

    [Fact]
    public void PageOverTheDatabase_WhenItsAreaChanges_IsNoLongerKept()
    {
        _pages.Keep("/encuentros", "", Page, _pages.Now("encuentros"));
        var before = _pages.TryGet("/encuentros", "", out _);

        _stamps.Changed("encuentros");

        Assert.True(before);
        Assert.False(_pages.TryGet("/encuentros", "", out _));
    }

    [Fact]
    public void PageOverTheDatabase_WhenItsAreaChangedWhileItWasRendered_IsNeverShown()
    {
        var since = _pages.Now("encuentros");
        _stamps.Changed("encuentros");

        _pages.Keep("/encuentros", "", Page, since);

        Assert.False(_pages.TryGet("/encuentros", "", out _));
    }

    [Fact]
    public void PageOfTheCourses_WhenTheDatabaseChanges_IsKept()
    {
        _pages.Keep("/cursos", "", Page, _pages.Now(null));

        _stamps.Changed("encuentros");

        Assert.True(_pages.TryGet("/cursos", "", out _));
    }

    // Ids and filters are anybody's to make up.
    [Fact]
    public void FilteredPages_HoweverManyAreAskedFor_TakeBoundedMemoryAndLeaveThePagesAlone()
    {
        var page = PublicResponse.Of("text/html", new byte[20_000], "no-cache");
        _pages.Keep("/encuentros", "", page, _pages.Now("encuentros"));

        for (var n = 0; n < 5_000; n++)
            _pages.Keep("/encuentros", $"?lugar={n}", page, _pages.Now("encuentros"));
        _pages.Keep("/encuentros", "?lugar=" + new string('x', 10_000), page, _pages.Now("encuentros"));

        Assert.True(_pages.TryGet("/encuentros", "", out _));
        Assert.InRange(Enumerable.Range(0, 5_000).Count(n => _pages.TryGet("/encuentros", $"?lugar={n}", out _)), 1, 400);
        Assert.False(_pages.TryGet("/encuentros", "?lugar=" + new string('x', 10_000), out _));
    }
}
