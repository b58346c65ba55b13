using System.Text;
using UsmeAprende.Data;
using UsmeAprende.Web.Site;

namespace UsmeAprende.Web.Tests.Site;

public sealed class PublicPagesTests
{
    private static readonly PublicResponse Page = PublicResponse.Of("text/html", Encoding.UTF8.GetBytes("hola"), "no-cache");

    private readonly PublicStamps _stamps = new();
    private readonly PublicPages _pages;

    public PublicPagesTests() => _pages = new PublicPages(_stamps, new FakeClock());

    [Fact]
    public void PageOverTheDatabase_WhenItsAreaChanges_IsNoLongerKept()
    {
        _pages.Keep("/encuentros", Page, _pages.Now("encuentros"));
        var before = _pages.TryGet("/encuentros", out _);

        _stamps.Changed("encuentros");

        Assert.True(before);
        Assert.False(_pages.TryGet("/encuentros", out _));
    }

    [Fact]
    public void PageOverTheDatabase_WhenItsAreaChangedWhileItWasRendered_IsNeverShown()
    {
        var since = _pages.Now("encuentros");
        _stamps.Changed("encuentros");

        _pages.Keep("/encuentros", Page, since);

        Assert.False(_pages.TryGet("/encuentros", out _));
    }

    [Fact]
    public void PageOfTheCourses_WhenTheDatabaseChanges_IsKept()
    {
        _pages.Keep("/cursos", Page, _pages.Now(null));

        _stamps.Changed("encuentros");

        Assert.True(_pages.TryGet("/cursos", out _));
    }
}
