using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace UsmeAprende.Web.Tests.Data;

public sealed class PrivateLogTests
{
    [Fact]
    public async Task Page_ThatFails_IsLoggedWithoutWhatItsExceptionSays() // R30
    {
        var log = new CapturedLog(LogLevel.Warning);
        await using var site = new SiteHost { Log = log };
        await using var failing = site.WithWebHostBuilder(builder =>
            builder.ConfigureTestServices(services => services.Configure<MvcOptions>(mvc => mvc.Filters.Add(new Failing())))
        );
        using var browser = failing.CreateClient();

        using var answer = await browser.GetAsync("/entrar", BrowserVisit.Cancel);

        Assert.Equal(System.Net.HttpStatusCode.InternalServerError, answer.StatusCode);
        // By the framework's own words, and by those of the last resort: the page that explains a failure fails here too.
        Assert.Contains(
            log.Said,
            line =>
                line.Contains("ExceptionHandlerMiddleware", StringComparison.Ordinal)
                && line.Contains(nameof(InvalidTimeZoneException), StringComparison.Ordinal)
        );
        Assert.Contains(log.Said, line => line.Contains("LastResort", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Said, line => line.Contains("ana@", StringComparison.Ordinal));
    }

    private sealed class Failing : IActionFilter
    {
        public void OnActionExecuting(ActionExecutingContext context) => throw new InvalidTimeZoneException("ana@ejemplo.co");

        public void OnActionExecuted(ActionExecutedContext context) { }
    }
}
