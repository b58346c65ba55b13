using System.Reflection;
using UsmeAprende.Audit;
using UsmeAprende.Web.Operations;

namespace UsmeAprende.Web.Tests.Operations;

public sealed class AuditActionTextTests
{
    [Fact]
    public void Deeds_OfEveryFeature_AreTold()
    {
        var deeds = new[] { typeof(AuditTrail).Assembly, typeof(AuditActionText).Assembly }
            .SelectMany(a => a.GetTypes())
            .Where(t => t.Name.EndsWith("Audit", StringComparison.Ordinal))
            .SelectMany(t =>
                t.GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!)
            )
            .ToList();

        Assert.NotEmpty(deeds);
        Assert.Equal(deeds.Count, deeds.Distinct().Count());
        Assert.All(deeds, deed => Assert.NotEqual(deed, AuditActionText.Describe(deed)));
    }
}
