using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace UsmeAprende.Testing;

/// <summary>Has a query that was written on one database's context ask the tables of another's.</summary>
internal sealed class OwnTables : IQueryExpressionInterceptor
{
    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData) =>
        new Visitor(eventData.Context!.Model).Visit(queryExpression);

    private sealed class Visitor(IModel model) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) =>
            node is EntityQueryRootExpression root
                ? new EntityQueryRootExpression(model.FindEntityType(root.EntityType.Name)!)
                : base.VisitExtension(node);
    }
}
